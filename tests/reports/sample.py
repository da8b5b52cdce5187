"""Invented proceedings to print in tests: one the size of a real day, and an empty one."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

from PIL import Image

from workshop_app.reports.model import (
    AgencyAttendance,
    Challenge,
    Commitment,
    Count,
    EarlierCommitment,
    MinutePoint,
    MinutesOfSession,
    Participant,
    Photo,
    Practice,
    Proceedings,
    Result,
    Session,
    Signer,
    Strategy,
)

DAY = date(2023, 3, 29)
_KEMENKO, _KEMENTERIAN = "Kementerian koordinator", "Kementerian"
_SETINGKAT, _LPNK, _LNS = (
    "Setingkat kementerian",
    "Lembaga pemerintah nonkementerian",
    "Lembaga nonstruktural",
)

AGENCIES = (
    ("Kementerian Koordinator Bidang Pembangunan Manusia dan Kebudayaan", "Kemenko PMK", _KEMENKO),
    ("Kementerian Koordinator Bidang Politik, Hukum, dan Keamanan", "Kemenko Polhukam", _KEMENKO),
    ("Kementerian Pemberdayaan Perempuan dan Perlindungan Anak", "KemenPPPA", _KEMENTERIAN),
    ("Kementerian Dalam Negeri", "Kemendagri", _KEMENTERIAN),
    ("Kementerian Luar Negeri", "Kemlu", _KEMENTERIAN),
    ("Kementerian Keuangan", "Kemenkeu", _KEMENTERIAN),
    ("Kementerian Hukum dan Hak Asasi Manusia", "Kemenkumham", _KEMENTERIAN),
    ("Kementerian Agama", "Kemenag", _KEMENTERIAN),
    ("Kementerian Perhubungan", "Kemenhub", _KEMENTERIAN),
    ("Kementerian Ketenagakerjaan", "Kemnaker", _KEMENTERIAN),
    ("Kementerian Sosial", "Kemensos", _KEMENTERIAN),
    ("Kementerian Kesehatan", "Kemenkes", _KEMENTERIAN),
    ("Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi", "Kemendikbudristek", _KEMENTERIAN),
    (
        "Kementerian Pariwisata dan Ekonomi Kreatif/Badan Pariwisata dan Ekonomi Kreatif",
        "Kemenparekraf",
        _KEMENTERIAN,
    ),
    ("Kementerian Komunikasi dan Informatika", "Kemenkominfo", _KEMENTERIAN),
    (
        "Kementerian Perencanaan Pembangunan Nasional/Badan Perencanaan Pembangunan Nasional",
        "Bappenas",
        _KEMENTERIAN,
    ),
    ("Kementerian Pemuda dan Olahraga", "Kemenpora", _KEMENTERIAN),
    ("Kementerian Kelautan dan Perikanan", "KKP", _KEMENTERIAN),
    ("Kepolisian Negara Republik Indonesia", "Polri", _SETINGKAT),
    ("Kejaksaan Republik Indonesia", "Kejaksaan RI", _SETINGKAT),
    ("Badan Intelijen Negara", "BIN", _LPNK),
    ("Badan Pusat Statistik", "BPS", _LPNK),
    ("Badan Pelindungan Pekerja Migran Indonesia", "BP2MI", _LPNK),
    ("Badan Keamanan Laut Republik Indonesia", "Bakamla", _LPNK),
    ("Lembaga Perlindungan Saksi dan Korban", "LPSK", _LNS),
    ("Komisi Perlindungan Anak Indonesia", "KPAI", _LNS),
    ("Komisi Nasional Hak Asasi Manusia", "Komnas HAM", _LNS),
)
ABSENT = ("Kemenkeu", "Kemenpora", "BPS")

_PRACTICES: dict[int, tuple[Practice, ...]] = {
    1: (
        Practice(
            title="Mengawal hak anak korban sejak laporan pertama",
            agency="Komisi Perlindungan Anak Indonesia",
            agency_short="KPAI",
            presenter="Ratna Wulandari, S.H., M.H.",
            action=(
                "Komisi menjalankan advokasi pencegahan perdagangan anak dan mengawasi "
                "penanganan setiap kasus "
                "yang menyangkut anak. Pengawasan itu dimulai sejak laporan diterima, berlanjut "
                "selama pemeriksaan, "
                "dan baru berakhir setelah putusan dilaksanakan.\n"
                "Pencegahan dan penegakan hukum diperlakukan sebagai satu rangkaian: sekolah, "
                "keluarga, dan aparat "
                "di daerah memakai daftar periksa yang sama, sehingga tidak ada anak yang luput "
                "di antara dua meja."
            ),
            result=(
                "Anak korban memperoleh haknya lebih cepat, dan pelaku dituntut sesuai dengan "
                "perbuatannya. "
                "Temuan pengawasan menjadi bahan perbaikan prosedur pada semester berikutnya."
            ),
        ),
        Practice(
            title="Jaringan pantau di bandar udara dan pelabuhan",
            agency="Badan Intelijen Negara",
            agency_short="BIN",
            action=(
                "Badan memperkuat jaringan pemantauan di bandar udara dan pelabuhan laut yang "
                "kerap dipakai sebagai "
                "jalur keberangkatan tidak resmi. Jaringan itu berbagi peringatan dini dengan "
                "imigrasi, kepolisian, "
                "dan pengelola bandara sebelum calon korban berangkat, bukan sesudahnya.\n"
                "Kunci keberhasilannya sederhana: setiap titik tahu siapa yang harus dihubungi, "
                "lewat saluran mana, "
                "dan dalam berapa lama jawaban harus datang."
            ),
            figure=Result(13, "titik transit rawan dalam jangkauan", "triwulan I 2023"),
        ),
        Practice(
            title="Pelindungan awak kapal lewat kebijakan perikanan",
            agency="Kementerian Kelautan dan Perikanan",
            agency_short="KKP",
            presenter="Bagus Prakoso, S.Pi., M.Si.",
            action=(
                "Sebagai anggota baru gugus tugas, kementerian memulai dari perjanjian kerja "
                "laut: pemilik kapal "
                "wajib memakai bentuk baku, dan syahbandar perikanan memeriksanya sebelum kapal "
                "berangkat."
            ),
        ),
    ),
    3: (
        Practice(
            title="Pemulangan warga negara korban penipuan daring",
            agency="Kementerian Luar Negeri",
            agency_short="Kemlu",
            presenter="Dewi Anggraini Siregar, M.A.",
            action=(
                "Kementerian bersama perwakilan di Kamboja, Myanmar, Laos, dan Vietnam "
                "memulangkan warga negara yang "
                "direkrut untuk penipuan daring. Penilaian kerentanan dilakukan sebelum "
                "kepulangan, sehingga korban "
                "dibedakan dari pelaku dan langsung dirujuk ke layanan rehabilitasi setibanya "
                "di tanah air."
            ),
            result="Pemulangan berlangsung bertahap dan seluruh korban diterima oleh layanan "
            "yang sesuai.",
            figure=Result(1150, "warga negara dipulangkan", "2020\u20132022"),
        ),
    ),
    4: (),
    5: (
        Practice(
            title="Pengamanan perairan terhadap kejahatan lintas negara",
            agency="Badan Keamanan Laut Republik Indonesia",
            agency_short="Bakamla",
            action=(
                "Patroli di perairan perbatasan memeriksa kapal yang membawa penumpang tanpa "
                "dokumen. Hasil "
                "pemeriksaan diteruskan kepada kepolisian dalam dua puluh empat jam dengan "
                "berita acara yang seragam."
            ),
        ),
    ),
    6: (
        Practice(
            title="Tim TPPO dengan sudut pandang hak asasi manusia",
            agency="Komisi Nasional Hak Asasi Manusia",
            agency_short="Komnas HAM",
            action=(
                "Komisi membentuk tim yang mengoordinasikan pencegahan dan penanganan dengan "
                "sudut pandang hak asasi "
                "manusia, dan menempatkan satu penghubung di setiap perwakilan."
            ),
        ),
        Practice(
            title="Rencana aksi daerah yang selaras dengan rencana nasional",
            agency="Kementerian Dalam Negeri",
            agency_short="Kemendagri",
            presenter="Yohanes Manurung, S.STP.",
            action=(
                "Kementerian mendorong provinsi serta kabupaten dan kota menyusun rencana aksi "
                "daerah. Bentuk "
                "dokumennya mengikuti enam strategi nasional, sehingga capaian daerah dapat "
                "dijumlahkan ke pusat."
            ),
        ),
    ),
}

_TITLES = (
    "Peningkatan upaya pencegahan TPPO",
    "Penguatan rehabilitasi kesehatan",
    "Penguatan rehabilitasi sosial, pemulangan, dan reintegrasi",
    "Pengembangan norma hukum",
    "Penguatan penegakan hukum",
    "Peningkatan koordinasi dan kerja sama",
)
_CHALLENGES = {
    4: (
        Challenge(
            title="Aturan pelaksana belum seragam",
            agency="Kementerian Hukum dan Hak Asasi Manusia",
            agency_short="Kemenkumham",
            text="Beberapa aturan pelaksana memakai istilah yang berbeda untuk hal yang sama, "
            "sehingga daerah ragu.",
            response="Menyusun daftar istilah bersama dan mengusulkan perubahan pada aturan "
            "yang bertentangan.",
        ),
    ),
    5: (
        Challenge(
            title="Data antarlembaga belum terpadu",
            agency="Kepolisian Negara Republik Indonesia",
            agency_short="Polri",
            text="Setiap lembaga mencatat kasus dengan penomoran sendiri; satu kasus dapat "
            "terhitung dua kali.",
        ),
    ),
}


def full() -> Proceedings:
    """A day with 27 invited agencies, as large as a real one."""
    return Proceedings(
        title="Diseminasi Peraturan Presiden Nomor 19 Tahun 2023 tentang Rencana Aksi Nasional "
        "Pencegahan dan "
        "Penanganan Tindak Pidana Perdagangan Orang Tahun 2020\u20132024",
        number="B-128/PROSIDING/03/2023",
        host="Kementerian Pemberdayaan Perempuan dan Perlindungan Anak",
        host_short="KemenPPPA",
        place="Jakarta",
        venue="Ruang Serbaguna Lantai 2",
        starts_on=DAY,
        ends_on=DAY,
        time_zone="WIB",
        foreword=(
            "Prosiding ini merangkum satu hari pertemuan gugus tugas pusat. Isinya bukan "
            "sekadar catatan acara, "
            "melainkan praktik yang sudah dijalankan dan janji yang akan ditagih.\n"
            "Terima kasih kami sampaikan kepada semua instansi yang datang dengan cerita yang "
            "jujur."
        ),
        background=(
            "Perdagangan orang makin dekat dengan kehidupan sehari-hari dan caranya makin "
            "beragam. Sistem informasi "
            "perlindungan perempuan dan anak mencatat 1.789 korban dalam empat tahun terakhir; "
            "angka itu diyakini "
            "lebih kecil daripada kenyataan.\nRencana aksi nasional membagi pekerjaan ke dalam "
            "enam strategi yang "
            "dipertanggungjawabkan bersama kepada Presiden dan masyarakat."
        ),
        legal_basis=(
            "Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan "
            "Orang.",
            "Peraturan Presiden Nomor 69 Tahun 2008 sebagaimana diubah dengan Peraturan "
            "Presiden Nomor 22 Tahun 2021.",
            "Peraturan Presiden Nomor 19 Tahun 2023 tentang rencana aksi nasional.",
        ),
        purposes="Menyamakan pemahaman atas rencana aksi, menghimpun praktik baik, dan "
        "menyepakati tindak lanjut.",
        conclusions="Enam strategi dipahami bersama. Strategi kedua memerlukan perhatian khusus.",
        closing="Semoga prosiding ini menjadi pegangan kerja sampai pertemuan berikutnya.",
        signer=Signer("Dra. Lestari Handayani, M.Si.", "Ketua Pelaksana"),
        sessions=_sessions(),
        agencies=tuple(_agency(index, *row) for index, row in enumerate(AGENCIES)),
        by_category=_by_category(),
        by_sex=(Count("Perempuan", 38, 34), Count("Laki-laki", 33, 27)),
        strategies=tuple(
            Strategy(number, title, _PRACTICES.get(number, ()), _CHALLENGES.get(number, ()))
            for number, title in enumerate(_TITLES, 1)
        ),
        commitments=_commitments(),
    )


def _agency(index: int, name: str, short: str, category: str) -> AgencyAttendance:
    registered = 2 + index % 2
    here = 0 if short in ABSENT else registered - (index % 5 == 0)
    arrived = time(7 + (index * 7 % 60 > 30), index * 13 % 60) if here else None
    return AgencyAttendance(
        name, short, category, True, 3, registered, here, int(index % 9 == 2), arrived
    )


def _by_category() -> tuple[Count, ...]:
    agencies = [_agency(index, *row) for index, row in enumerate(AGENCIES)]
    kinds = dict.fromkeys(agency.category for agency in agencies)
    counts = [
        Count(
            kind,
            sum(agency.registered for agency in agencies if agency.category == kind),
            sum(agency.present for agency in agencies if agency.category == kind),
        )
        for kind in kinds
    ]
    return tuple(sorted(counts, key=lambda count: -count.present))


def _sessions() -> tuple[Session, ...]:
    room = "Ruang Serbaguna"
    return (
        Session(DAY, "Registrasi peserta", time(8, 0), time(8, 30), "Lobi", "Registrasi"),
        Session(
            DAY, "Pembukaan, doa, dan laporan panitia", time(8, 30), time(9, 0), room, "Pembukaan"
        ),
        Session(
            DAY,
            "Arahan: kasus yang makin dekat, cara yang makin beragam",
            time(9, 0),
            time(9, 45),
            room,
            "Arahan",
            ("Dr. Ratna Puspitasari, M.Si.",),
        ),
        Session(
            DAY,
            "Paparan rencana aksi nasional dan enam strateginya",
            time(9, 45),
            time(11, 0),
            room,
            "Paparan",
            ("Ir. Hendra Gunawan, M.A.", "Maria Tambunan, S.H., LL.M."),
        ),
        Session(
            DAY,
            "Berbagi praktik baik dan tantangan antarinstansi",
            time(11, 0),
            time(12, 30),
            room,
            "Diskusi",
        ),
        Session(
            DAY,
            "Penyusunan rencana tindak lanjut dan penutupan",
            time(13, 30),
            time(15, 0),
            room,
            "Penutup",
        ),
    )


def _commitments() -> tuple[Commitment, ...]:
    return (
        Commitment(
            "Menyebarkan pedoman rencana aksi kepada seluruh dinas provinsi",
            "KemenPPPA",
            ("Kemendagri",),
            date(2023, 6, 30),
            "38 provinsi menerima pedoman",
            "Berjalan",
        ),
        Commitment(
            "Menyepakati penomoran kasus bersama untuk data terpadu",
            "Polri",
            ("Kejaksaan RI", "LPSK", "BPS"),
            date(2023, 9, 29),
            "Satu nomor untuk setiap kasus",
            "Belum mulai",
        ),
        Commitment(
            "Menyusun jadwal piket penghubung di sekretariat gugus tugas",
            "Kemenko PMK",
            (),
            None,
            "",
            "",
        ),
        Commitment(
            "Mengirim naskah perjanjian kerja laut baku kepada pemilik kapal",
            "KKP",
            ("Kemenhub", "Kemnaker"),
            date(2023, 12, 15),
            "Bentuk baku dipakai di dua belas pelabuhan perikanan",
            "Selesai",
        ),
    )


def empty() -> Proceedings:
    """A workshop in which nothing has happened yet."""
    return Proceedings(
        title="Lokakarya koordinasi",
        strategies=tuple(Strategy(number, title) for number, title in enumerate(_TITLES, 1)),
    )


def picture(width: int = 640, height: int = 400, shade: int = 90, kind: str = "JPEG") -> bytes:
    """A picture with something on it."""
    image = Image.new("RGB", (width, height), (shade, 110, 140))
    image.paste((240, 240, 230), (width // 4, height // 4, width // 2, height // 2))
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def _photo(number: int, caption: str) -> Photo:
    data = picture(640 + 10 * number, 400 if number % 2 else 700, 40 * number % 255)
    return Photo(data=data, caption=caption, name=f"foto-{number}.jpg", digest=f"digest-{number}")


def rich() -> Proceedings:
    """The full day with everything that can be printed: recommendations, names, photos, minutes, ..."""
    day = full()
    first, *others = day.strategies
    led = replace(first.practices[0], photos=(_photo(9, "Ruang layanan"),), code="PB-001")
    return replace(
        day,
        recommendations="Menyepakati satu nomor untuk setiap kasus.\nMenunjuk satu penghubung.",
        by_role=(Count("Peserta", 60, 50), Count("Narasumber", 3, 3)),
        strategies=(replace(first, practices=(led, *first.practices[1:])), *others),
        earlier=(
            EarlierCommitment(
                "Menyusun pedoman rujukan bersama",
                "Kemensos",
                date(2022, 12, 1),
                "Berjalan",
                "Naskah kedua sedang dibahas",
                "RTL-007",
                "Lokakarya tahun lalu",
                ("1 Juni 2022: berjalan",),
            ),
        ),
        participants=tuple(
            Participant(f"Peserta Rekaan {number:02}", "Analis", "Kemensos") for number in range(40)
        ),
        photos=tuple(_photo(n, f"Keterangan foto nomor {n}") for n in range(1, 6)),
        minutes=(
            MinutesOfSession(
                "Pembukaan",
                (
                    MinutePoint("Butir", "Sekretariat membuka pertemuan.", "", "KemenPPPA"),
                    MinutePoint("Keputusan", "Pertemuan berikutnya di bulan Juni.", "Ketua"),
                ),
            ),
            MinutesOfSession("", (MinutePoint("Butir", "Satu hal di luar sesi."),)),
        ),
    )
