"""Every rule by itself: what it finds, and what looks alike and must be left alone. All invented."""

from collections.abc import Mapping

import pytest

from workshop_app.domain.guard.engine import RULES, scan
from workshop_app.domain.guard.model import Rule

FOUND: Mapping[str, tuple[str, ...]] = {
    "nik-told": ("nik 3174 0145 0385 0000", "KTP: 31740145038500"),
    "nik-shape": ("3174014503850000", "53.71.01.451203.0000", "nomor 3174 0145 0385 0000 itu"),
    "nip-told": ("NIP lama 000000000", "staff number 19920505 201801 2 000"),
    "nip-shape": ("19860926 201505 2 000", "198804172022212000"),
    "nrp-told": ("NRP 00000123", "service number 0000 0987"),
    "passport-after-word": ("paspor nomor X0000000", "passport (no. AB 000000)"),
    "passport-before-word": ("X0000000 (paspor)",),
    "passport-digits": ("paspor no 00000000",),
    "email": ("raras@surat.example", "wira @ surat . example", "a_b(at)pos(dot)example"),
    "email-spoken": ("tirta dot w at surat dot example",),
    "email-provider": ("raras.w @gmail.com",),
    "npwp": ("00.000.000.0-000.000",),
    "npwp-told": ("npwp 000000000000000",),
    "account-told": ("no rek 000 0000 000", "account number 0000 1111 00"),
    "account-at-bank": ("BCA 0000000123", "Bank Jatim dengan nomor 0000 0012 34"),
    "account-before-bank": ("0000000456 (BNI)",),
    "mobile": ("0841-0000-0137", "+62 841 0000 0137", "0 8 4 1 0 0 0 0 0 1 3 7", "(0841) 00000137"),
    "landline-brackets": ("(021) 0555-0142",),
    "landline": ("021 0555 0142", "0370-055512"),
    "landline-joined": ("0210555014",),
    "phone-abroad": ("+855 00 000 000",),
    "phone-told": ("hp 84100000137", "telp 0555142"),
    "phone-spoken": ("nol delapan empat satu kosong kosong kosong kosong satu",),
    "police-report": (
        "LP/B/000/IV/2023/SPKT/Polda Contoh",
        "STPL/000/VI/2022",
        "BAP nomor 00/III/2023",
    ),
    "police-report-spaced": ("lp b 000 iv 2023",),
    "police-report-told": ("laporan polisi nomor 000/IV/2023",),
    "court-number": ("000/Pid.Sus/2022/PN Cth", "000 K/Pid.Sus/2019"),
    "number-of-case": ("nomor perkara 000/2020", "no. register kasus 2021-0000"),
    "case-with-number": ("perkara nomor 000/2021", "case number 0000/2022"),
    "birth-date": ("lahir di Ende, 12 Mei 2006", "born on 14 July 2007", "TTL: Ende, 01-02-2008"),
    "shelter-at": ("rumah aman di jl melati 5", "The shelter at 12 Rosewood Street"),
    "at-shelter": ("di Jalan Kenanga 12 ada rumah aman",),
    "neighbourhood-number": ("RT 03/RW 05",),
    "home-address": ("tinggal di Jalan Flamboyan Nomor 8",),
    "few-in-area": ("Dua korban dari Desa Tirtawangi", "two victims from Tirtawangi village"),
    "area-with-few": ("desa wanasari: 4 korban",),
    "named": ("korban bernama melur tarisna", "Saksi a.n. Jaka W.", "victim named Melati"),
    "name-of": ("nama korban: Lintang Purwasari", "The survivor's name is Kirana"),
    "with-honorific": (
        "saksi sdr. galih wirasena",
        "Ibu korban, Ny. Sumirah",
        "pelapor (Bu Ponirah)",
    ),
    "said-to-be": ("korban yakni Puspa Wardhani", "victims included Ratna Purwanti"),
    "next-to-word": (
        "Korban Siti Purwarini",
        "korban siti dari ntt",
        "Anak korban M.S. (15 tahun)",
    ),
    "name-then-role": ("Dewi Purwakanti, salah satu korban", "Saudari LP selaku korban"),
    "name-and-fate": ("Siti dari NTT dipulangkan",),
    "initials-age": ("korban berinisial AR (17)", "S.A., 15, a victim", "AR (17), korban"),
    "low-initials-age": ("korban ar 17 th", "korban, sw, 16 tahun"),
    "in-brackets": ("The survivor (Wening, 19)",),
    "name-age": ("Rahmawati (16), seorang korban",),
    "age-place": (
        "korban berusia 16 tahun asal Desa Tirtawangi",
        "girl aged 13 from Ende was sold",
    ),
    "place-age": ("korban asal Desa Tirtawangi berusia 16 tahun",),
    "year-old": ("a 15-year-old victim from Tirtawangi village",),
    "bare-age-place": ("victim (16) from Ende",),
    "school": ("korban, siswi SMPN 3 Tirtawangi",),
}
LEFT_ALONE: Mapping[str, tuple[str, ...]] = {
    "nik": (
        "1.174.014.503.850.000",
        "20202021202220232024",
        "Rp 3174014503850000",
        "nik tidak dicetak",
    ),
    "nip": ("202303290000000000", "NIP tidak dicetak"),
    "nrp": ("NRP peserta tidak diminta", "Rp 50.000.000"),
    "passport": ("paspor diterbitkan 1.234.567 buah", "paspor di 1234567"),
    "email": ("akun @contohpppa", "@contoh.id di media sosial", "look at this dot there"),
    "phone": (
        "SAPA 129",
        "1500-771",
        "+2.450.000",
        "Hubungi kantor jam 08.00-16.00",
        "telp 2019 2020",
    ),
    "account": ("Bank Indonesia 1.250.000.000", "BRI menyalurkan Rp 15.000.000", "BNI 29-03-2023"),
    "case-number": (
        "Putusan MK Nomor 46/PUU-VIII/2010",
        "kasus nomor 1 di daerah",
        "45 LP pada 2022",
    ),
    "birth-date": ("UU itu lahir pada 12 Mei 2022", "lahir dari kesepakatan 2 Mei 2019"),
    "shelter": (
        "jalan keluar bagi shelter",
        "shelter di tingkat provinsi",
        "rumah aman di desa masih sedikit",
    ),
    "address": ("satgas tingkat RT/RW", "Jalan Medan Merdeka Barat Nomor 15", "tinggal di Jakarta"),
    "small-count": (
        "12 korban di Desa Tirtawangi",
        "2 kader di Desa Tirtawangi",
        "satu anak per desa",
        "1.002 korban di Desa Tirtawangi",
        "dua belas korban dari Desa Tirtawangi",
        "2 korban di Kabupaten Malaka",
    ),
    "victim": (
        "Lembaga Perlindungan Saksi dan Korban Republik Indonesia",
        "pendamping korban Rina",
        "saksi ahli Budi Kertawana",
        "Nama korban dirahasiakan",
        "korban atas nama baik lembaga",
        "korban TPPO (17)",
        "pada SD 12 tahun lalu, korban",
        "korban berusia 18-24 tahun dari Kupang",
        "12 korban berusia 16 tahun dari Kupang",
        "Deputi Siti Purwarini menyebut data korban",
        "KORBAN TINDAK PIDANA PERDAGANGAN ORANG",
        "Pemulihan Korban Tindak Pidana Perdagangan Orang",
    ),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_what_it_is_for(rule: Rule) -> None:
    for text in FOUND[rule.id]:
        found = scan(text, rules=[rule])
        assert [f.kind for f in found] == [rule.kind], text


@pytest.mark.parametrize("kind", LEFT_ALONE)
def test_what_looks_alike_is_left_alone(kind: str) -> None:
    for text in LEFT_ALONE[kind]:
        assert kind not in {f.kind.value for f in scan(text)}, text


def test_every_rule_has_its_own_name_and_examples() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert set(FOUND) == {rule.id for rule in RULES}
    assert set(LEFT_ALONE) == {rule.kind.value for rule in RULES}


def test_every_rule_says_why() -> None:
    for rule in RULES:
        assert rule.why.text.endswith("."), rule.id
        assert not rule.why.values, rule.id
