"""The words that lists of participants use: over columns, for units and bodies, for nothing and for ditto.

Data only: a new heading that somebody's office uses is one more word here.
"""

from collections.abc import Mapping

from workshop_app.domain.names import fold

PERSON_FIELDS = (
    "name",
    "agency",
    "unit",
    "position",
    "sex",
    "phone",
    "email",
    "role",
    "mode",
    "note",
)
"""What a column may be imported as; "agency" is a text that is matched afterwards."""
HELPER_FIELDS = (
    "first_name",
    "last_name",
    "honorific",
    "degrees",
    "number",
    "identity",
    "joined",
    "left",
    "minutes",
    "male",
    "female",
)
"""Columns that are understood and not imported by themselves."""
IGNORED = "ignored"
ACTIONS = frozenset(["user action", "tindakan pengguna"])
"""Headings that tell by themselves that a row is one coming or going; its time stands under a stamp."""
STAMPS = frozenset(["timestamp", "cap waktu", "stempel waktu"])
WAITING = frozenset(["in waiting room", "di ruang tunggu"])
"""Headings over "yes" where somebody only waited to be let in."""
YES = frozenset(["yes", "ya", "y"])
FIELDS = (*PERSON_FIELDS, *HELPER_FIELDS, IGNORED)

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "nama", "nama lengkap", "nama peserta", "nama lengkap peserta", "nama beserta gelar",
        "nama lengkap beserta gelar", "nama dan gelar", "nama lengkap dan gelar", "nama delegasi",
        "nama undangan", "nama tamu", "nama pegawai", "nama pejabat", "nama personel", "nama anggota",
        "name", "full name", "participant", "participant name", "name of participant", "peserta",
        "name original name", "user name original name", "person name", "nama orang", "nama pengguna",
        "delegate name", "nama narasumber", "nama petugas",
        "nama perwakilan", "nama yang ditugaskan", "display name",
    ),
    "first_name": ("first name", "given name", "nama depan", "firstname", "prenom", "given names"),
    "last_name": (
        "last name", "family name", "surname", "nama belakang", "lastname", "nom", "nama keluarga",
    ),
    "honorific": ("honorific", "salutation", "sapaan", "title", "prefix", "civilite", "gelar depan"),
    "degrees": ("gelar", "gelar akademik", "gelar belakang", "suffix", "degree", "degrees"),
    "agency": (
        "instansi", "asal instansi", "nama instansi", "k l", "kl", "k l d", "kementerian", "lembaga",
        "kementerian lembaga", "nama kementerian lembaga", "kementerian lembaga instansi", "dinas",
        "instansi lembaga", "lembaga instansi", "asal lembaga", "nama lembaga", "organisasi",
        "nama organisasi", "asal organisasi", "institusi", "asal institusi", "nama institusi",
        "perwakilan", "mewakili", "agency", "organization", "organisation", "institution", "affiliation",
        "company", "ministry", "instansi asal", "instansi organisasi", "delegation", "delegasi",
        "nominator", "opd", "skpd", "perangkat daerah", "badan", "kantor", "office",
        "organization name", "asal", "utusan", "k l pemda", "employer", "organisasi instansi",
    ),
    "unit": (
        "unit", "unit kerja", "nama unit kerja", "satker", "satuan kerja", "nama satuan kerja",
        "sub bagian", "subbagian", "bagian", "bidang", "direktorat", "biro", "divisi", "department",
        "division", "unit organisasi", "eselon ii", "eselon i", "unit eselon i", "unit eselon ii",
        "unit kerja satker", "departemen", "seksi", "work unit", "deputi",
    ),
    "position": (
        "jabatan", "jabatan pangkat", "pangkat jabatan", "nama jabatan", "posisi", "position",
        "job title", "functional title", "jabatan dalam instansi", "jabatan pekerjaan", "designation",
        "jabatan saat ini", "jabatan golongan", "occupation",
    ),
    "sex": (
        "l p", "p l", "jk", "jenis kelamin", "gender", "sex", "l p *", "kelamin", "jns kelamin",
        "pria wanita", "p w", "m f", "gender l p", "lp",
    ),
    "male": ("l", "lk", "laki laki", "pria", "jenis kelamin l", "jk l", "l p l", "gender l", "male"),
    "female": (
        "p", "pr", "perempuan", "wanita", "jenis kelamin p", "jk p", "l p p", "gender p", "female",
    ),
    "phone": (
        "hp", "no hp", "nohp", "nomor hp", "no wa", "nomor wa", "wa", "whatsapp", "no whatsapp",
        "nomor whatsapp", "telepon", "no telepon", "nomor telepon", "no telp", "telp", "telp hp",
        "hp wa", "no hp wa", "nomor handphone", "no handphone", "handphone", "nomor hp wa", "kontak",
        "no kontak", "nomor kontak", "phone", "phone number", "mobile", "mobile phone", "mobile number",
        "telephone", "contact number", "nomor telepon hp", "no hp aktif", "nomor hp aktif", "no telp hp",
        "no tlp", "tlp", "nomor ponsel", "ponsel", "narahubung", "contact person",
    ),
    "email": (
        "email", "e mail", "surel", "alamat email", "alamat surel", "alamat e mail", "email address",
        "e mail address", "user email", "username", "user name", "nama pengguna email", "posel",
        "participant id upn", "id peserta upn", "pos el", "email pengguna", "surel pengguna",
    ),
    "role": (
        "peran", "role", "sebagai", "jenis peserta", "kategori peserta", "status peserta", "keikutsertaan",
        "hadir sebagai", "kepesertaan", "type of participant",
    ),
    "mode": (
        "mode", "mode kehadiran", "kehadiran", "luring daring", "daring luring", "offline online",
        "online offline", "cara hadir", "metode kehadiran", "bentuk kehadiran", "attendance mode",
        "hadir secara", "konfirmasi kehadiran",
    ),
    "note": ("catatan", "keterangan", "ket", "note", "notes", "remarks", "remark", "kebutuhan khusus"),
    "number": ("id", "no", "nomor", "no urut", "nomor urut", "nr", "s n", "no presensi", "urut"),
    "identity": (
        "nip", "nrp", "nip nrp", "nrp nip", "nik", "nip nik", "nik nip", "no ktp", "ktp", "nomor induk",
        "nomor induk pegawai", "nim nrp", "paspor", "passport", "passport number", "npwp",
        "no rekening", "nomor rekening", "nip nrp nik", "nomor induk kependudukan", "no nip", "nidn",
        "tanggal lahir", "tempat tanggal lahir", "tempat lahir", "date of birth", "umur", "usia", "agama",
        "nip nipppk", "nipppk", "nama bank", "nik ktp",
    ),
    "joined": (
        "time joined", "join time", "first join", "gabung pertama", "bergabung pertama",
        "waktu bergabung", "waktu masuk", "joined", "bergabung",
    ),
    "left": (
        "time exited", "leave time", "last leave", "keluar terakhir", "waktu keluar", "waktu meninggalkan",
        "left", "keluar",
    ),
    "minutes": (
        "duration minutes", "duration", "durasi", "durasi menit", "durasi dalam rapat", "in meeting duration",
        "total duration minutes", "total duration", "time in session minutes", "time in session",
    ),
    IGNORED: (
        "timestamp", "cap waktu", "waktu presensi", "stempel waktu", "ttd", "tanda tangan", "tandatangan",
        "paraf", "tanda tangan paraf", "signature", "ttd paraf", "foto", "alamat", "alamat instansi",
        "alamat kantor", "alamat rumah", "address", "pangkat", "golongan", "pangkat golongan",
        "gol", "pangkat gol", "guest", "is guest", "attended", "registration time", "approval status",
        "country region name", "user action", "tindakan pengguna", "di ruang tunggu",
        "recording disclaimer response", "in waiting room",
        "tanggal", "waktu", "hari", "tanggal kunjungan", "keperluan", "id instansi", "provinsi", "kota",
        "nama panggilan", "host name", "topic", "pendidikan", "pendidikan terakhir", "recording consent",
        "nama kegiatan", "relation", "type", "pangkat golongan ruang", "tanggal daftar", "skor",
        "score", "hadir", "absen", "bukti", "upload", "participant id", "kabupaten kota", "country",
        "negara", "tamu", "nationality", "kewarganegaraan", "status kepegawaian", "ukuran baju",
    ),
}  # fmt: skip
HEADINGS: Mapping[str, str] = {
    folded: name
    for name, headings in _HEADINGS.items()
    for heading in headings
    if (folded := fold(heading))
}
"""Folded heading -> field."""

NOTHING = frozenset(
    ["", "-", "--", "---", "–", "—", "_", ".", "..", "...", "…", "n/a", "na", "n.a", "n.a.", "#n/a",
     "nihil", "tidak ada", "kosong", "null", "none", "nil", "belum ada", "tba", "x", "?", "#ref!",
     "#value!", "#name?", "(blank)", "(kosong)"]
)  # fmt: skip
"""What people write into a cell that has nothing in it (small letters)."""
DITTO = frozenset(
    ["idem", "id.", "sda", "s.d.a", "s.d.a.", "s d a", "ditto", "do.", "sama", "sama dengan di atas",
     "sama dengan atas", "sda.", "idem.", "\"", "''", "\"\"", "″", "〃", "”", "“", "„", "‟", "''.", "′′",
     "-\"-", "-''-", "-”-", "- \" -", "-//-", "//", ",,", ",", "`", "“”"]
)  # fmt: skip
"""What says "as above" (small letters)."""
TOTALS = frozenset(
    ["jumlah", "total", "jumlah total", "total peserta", "jumlah peserta", "grand total", "subtotal",
     "sub total", "jumlah keseluruhan", "jumlah hadir", "total keseluruhan", "jml", "rekapitulasi",
     "jumlah seluruhnya", "total hadir", "total participants", "jumlah laki laki",
     "jumlah perempuan", "total laki laki", "total perempuan", "jumlah pria", "jumlah wanita",
     "sub jumlah", "total undangan", "jumlah undangan", "total kehadiran"]
)  # fmt: skip
UNIT_WORDS = frozenset(
    ["ditjen", "dirjen", "direktorat", "dit", "dir", "direktur", "deputi", "asdep", "asisten", "biro",
     "bagian", "bidang", "subdit", "subdirektorat", "subbag", "sub", "seksi", "pusat", "puslitbang",
     "sekretariat", "setjen", "sesjen", "sekjen", "inspektorat", "itjen", "irjen", "bareskrim", "unit",
     "divisi", "divhubinter", "div", "balai", "upt", "kantor", "kanwil", "polda", "polres", "densus",
     "korps", "staf", "stafsus", "jampidum", "jampidsus", "kejati", "kejari", "pusdatin", "humas",
     "perwakilan", "kedutaan", "konsulat", "kbri", "kjri", "satgas", "tim", "satuan", "subdivisi",
     "jajaran", "mabes", "direktorat jenderal", "p2tp2a", "uptd", "kasubdit", "kabid", "kabag", "karo",
     "koordinator", "kepala", "ketua", "wakil", "sesmen", "sesditjen", "department", "division",
     "directorate", "bureau", "pusdiklat", "pusinfo", "badiklat", "bnpt"]
) - {"bnpt"}  # fmt: skip
"""Words that units inside a body begin with."""
BODY_WORDS = frozenset(
    ["kementerian", "kemen", "kemenko", "badan", "lembaga", "komisi", "komnas", "kepolisian", "kejaksaan",
     "dinas", "pemerintah", "pemprov", "pemkab", "pemkot", "pemda", "universitas", "institut", "yayasan",
     "perkumpulan", "ikatan", "forum", "jaringan", "mahkamah", "dewan", "majelis", "pengadilan",
     "ministry", "agency", "university", "embassy", "foundation", "commission", "international",
     "organisation", "organization", "institute", "office", "sekolah", "lsm", "rumah", "puskesmas", "pt",
     "cv", "bank", "perusahaan", "persatuan", "asosiasi", "organisasi", "gugus", "kelompok"]
)  # fmt: skip
"""Words that the names of bodies begin with."""
PLACE_WORDS = frozenset(
    ["provinsi", "prov", "kabupaten", "kab", "kota", "daerah", "wilayah", "pusat", "cabang", "regional",
     "resor", "sektor", "kecamatan"]
)  # fmt: skip
"""Words that follow the name of a body where its office in some place is meant."""
