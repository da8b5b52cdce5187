"""Where protected people live, home addresses, and counts so small that a village knows who is meant."""

import re

from workshop_app.domain.changes import label
from workshop_app.domain.guard.lexicon import FUNCTION, any_of
from workshop_app.domain.guard.model import Kind, Rule, Span
from workshop_app.domain.guard.plain import Plain

_WHY_SHELTER = label("The address of a shelter puts those who live there in danger.")
_WHY_ADDRESS = label("A home address leads to one family.")
_WHY_FEW = label("So few people in so small a place: neighbours know who is meant.")

_NO = rf"(?!{any_of(FUNCTION)}\b)"
_SHELTER = (
    r"\b(?:rumah aman|shelter|safe ?house|rumah (?:per|pe)lindungan|rumah singgah|rumah penampungan"
    r"|refuge|penampungan|rptc|rpsa|rpsw)s?(?:nya)?\b"
)
_NO_STREET = r"(?!keluar|kaki|tengah|tol|terus|pintas|damai|panjang|buntu|program|proses|hidup)"
_STREET = (
    rf"\b(?:(?:jl|jln|gg)\b\.? ?(?=[a-z\d])[a-z\d]+|(?:jalan|gang) {_NO}{_NO_STREET}[a-z\d]+)"
    rf"(?: {_NO}[a-z]{{3,}}){{0,2}}?"
    r"(?:(?: ?, ?| )(?:(?:no|nomor|gang|gg|blok|rt|rw|kav|km|raya)\b\.? ?)?\d{1,4}[a-z]?\b){0,4}"
)
_STREET_EN = (
    r"\b\d{1,4} [a-z]{3,}(?: [a-z]{3,})? (?:street|road|avenue|lane|drive)\b"
    r"|\b(?:street|road) no\.? ?\d+"
)
_ESTATE = r"\b(?:perumahan|perum|komplek|kompleks|komp|blok) [a-z\d]+(?: [a-z]+)?(?: blok [a-z\d]{1,3}\b)?"
_BESIDE = (
    r"\b(?:terletak|berlokasi|beralamat|berada|ada|located|stands|is|lies|lokasi(?:nya)?|alamat(?:nya)?)\b"
    r"[ :=]{0,3}"
    r"(?:di |pada |at |on |in )?(?:belakang|depan|samping|sebelah|dekat|seberang|sekitar|behind|next to"
    rf"|opposite|near|desa|kelurahan|kecamatan|dusun|kampung) (?:the )?"
    rf"{_NO}[a-z]{{3,}}(?: {_NO}[a-z]{{3,}}){{0,2}}"
)
_IN_VILLAGE = (
    rf" (?:di|in|at) (?:desa|kelurahan|kecamatan|dusun|kampung) {_NO}[a-z]{{4,}}"
    rf"| (?:in|at) {_NO}[a-z]{{4,}} village"
)
_SHELTER_AT = re.compile(
    rf"{_SHELTER}(?:{_IN_VILLAGE}|[^\n]{{0,60}}?(?:{_STREET}|{_STREET_EN}|{_ESTATE}|{_BESIDE}))"
)
_AT_SHELTER = re.compile(rf"{_STREET}[^\n]{{0,25}}?{_SHELTER}")

_RT_RW = re.compile(r"\brt\.? ?\d{1,3} ?[/,]? ?rw\.? ?\d{1,3}\b")
_HOME = re.compile(
    r"\b(?:alamat rumah|rumah korban|alamat (?:korban|saksi|keluarga|pelapor)|tinggal|kediaman|berdomisili"
    rf"|domisili|lives|living|home address)(?:nya)?\b[^\n]{{0,25}}?(?:{_STREET}|{_STREET_EN})"
)

_COUNT = (
    r"(?<![\d.,/-])(?<![\d.,] )\b(?:[1-4]|satu|dua|tiga|empat|one|two|three|four|a single|seorang|an?)\b"
    r"(?! ?(?:\(\d{2,}\)|[.,/-] ?\d|ribu|ratus|puluh|juta|belas|persen|%|kali|hundred|thousand))"
    r"(?: ?\([\da-z]{1,5}\))?"
)
_WHO = (
    r"(?:korban|penyintas|saksi|pelapor|anak|perempuan|remaja|balita|bayi|gadis|kasus|pmi|abk"
    r"|pekerja migran|sisw[ai]|santri(?:wati)?|wni|orang|org|warga|victims?|survivors?|witness(?:es)?"
    r"|child(?:ren)?|girls?|boys?|wom[ae]n|cases?|migrants?|people|persons?|minors?)\b"
    r"(?! (?:perusahaan|sungai|tangga|didik))"
)
_BEFORE_AREA = (
    r"(?<!setiap )(?<!tiap )(?<!per )(?<!per-)(?<!antar )(?<!antar)(?<!tingkat )(?<!semua )(?<!seluruh )"
    r"(?<!perangkat )(?<!kepala )(?<!kantor )(?<!pemerintah )(?<!beberapa )(?<!each )(?<!every )"
)
_AREA = (
    rf"(?:{_BEFORE_AREA}\b(?:desa|kelurahan|kecamatan|kec|kel|dusun|kampung|nagari|gampong|distrik)\b\.? "
    rf"(?!(?:binaan|migran|sasaran|asal|wisata|adat|desmigratif|perbatasan|percontohan)\b){_NO}[a-z]{{3,}}"
    rf"|\b(?:village|sub-?district|hamlet|neighbourhood) of {_NO}[a-z]{{3,}}"
    rf"|\b{_NO}(?!(?:home|small|rural|remote|same)\b)[a-z]{{3,}} "
    r"(?:village|sub-?district|hamlet|neighbourhood"
    r"|district(?! (?:court|office|attorney|level|task|head)))\b)"
)
_FEW_IN = re.compile(rf"{_COUNT}(?: (?:orang|org|young|minor))? {_WHO}[^\n]{{0,70}}?{_AREA}")
_IN_FEW = re.compile(rf"{_AREA}[^\n\d]{{0,45}}?{_COUNT}(?: (?:orang|org|young|minor))? {_WHO}")
_STAFF = re.compile(
    r"\b(?:kader|petugas|relawan|fasilitator|satgas|penyuluh|pendamping|tokoh|peserta|pegawai|kelompok|posko"
    r"|aparat|perangkat|bidan|guru|volunteers?|officers?|staff|facilitators?|participants?|cadres?)\b"
)


def _few(plain: Plain, match: re.Match[str]) -> Span | None:
    """Leave those alone who work there."""
    return None if _STAFF.search(plain.low[match.start() : match.end() + 12]) else match.span()


_A_SHELTER = re.compile(_SHELTER)
_AN_AREA = re.compile(
    r"\b(?:desa|kelurahan|kecamatan|kec|kel|dusun|kampung|nagari|gampong|distrik|village|sub-?district|hamlet"
    r"|neighbourhood|district)\b"
)

PLACE_RULES: tuple[Rule, ...] = (
    Rule("shelter-at", Kind.SHELTER, _WHY_SHELTER, _SHELTER_AT, needs=_A_SHELTER),
    Rule("at-shelter", Kind.SHELTER, _WHY_SHELTER, _AT_SHELTER, needs=_A_SHELTER),
    Rule("neighbourhood-number", Kind.ADDRESS, _WHY_ADDRESS, _RT_RW),
    Rule("home-address", Kind.ADDRESS, _WHY_ADDRESS, _HOME),
    Rule("few-in-area", Kind.SMALL_COUNT, _WHY_FEW, _FEW_IN, _few, needs=_AN_AREA),
    Rule("area-with-few", Kind.SMALL_COUNT, _WHY_FEW, _IN_FEW, _few, needs=_AN_AREA),
)
