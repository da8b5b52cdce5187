"""A small stand-in for the words of the app: enough Indonesian to look at a page."""

import datetime as dt

_DAYS = {
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_MONTHS = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
INDONESIAN = {
    "Agencies present": "Instansi yang hadir",
    "Appendix {number}": "Lampiran {number}",
    "By role": "Menurut peran",
    "Colophon": "Kolofon",
    "Conclusions": "Simpulan",
    "Fingerprint of the data: {digest}.": "Sidik data: {digest}.",
    "Index of speakers": "Indeks narasumber",
    "Minutes": "Notula",
    "Name": "Nama",
    "No agency was present.": "Tidak ada instansi yang hadir.",
    "None of the photos could be read.": "Tidak ada foto yang dapat dibaca.",
    "Outside the sessions": "Di luar sesi",
    "Participants": "Peserta",
    "People present": "Orang hadir",
    "Photos": "Dokumentasi foto",
    "Position": "Jabatan",
    "Recommendations": "Rekomendasi",
    "Speakers": "Narasumber dan pengisi acara",
    "The photo {name} cannot be read; it was left out.": (
        "Foto {name} tidak dapat dibaca; foto itu tidak dicetak."
    ),
    "The photo {name} is not in this copy of the workshop; it was left out.": (
        "Foto {name} tidak ada dalam salinan lokakarya ini; foto itu tidak dicetak."
    ),
    "The programme had {count} sessions. It stands in Appendix {number}.": (
        "Acara terdiri atas {count} sesi. Susunannya ada di Lampiran {number}."
    ),
    "What became of earlier commitments": "Perkembangan tindak lanjut sebelumnya",
    "What became of it": "Perkembangan",
    "{count} invited agencies did not attend: {names}.": (
        "{count} instansi undangan tidak hadir: {names}."
    ),
    "Activity": "Kegiatan",
    "Agency": "Instansi",
    "Attendance": "Kehadiran",
    "Background": "Latar belakang",
    "By agency": "Menurut instansi",
    "By kind of agency": "Menurut jenis instansi",
    "By sex": "Menurut jenis kelamin",
    "Challenge without a title": "Tantangan tanpa judul",
    "Challenges": "Tantangan",
    "Chapter {number}": "Bab {number}",
    "Closing": "Penutup",
    "Commitment": "Komitmen",
    "Conclusions and recommendations": "Simpulan dan rekomendasi",
    "Contents": "Daftar isi",
    "Date": "Tanggal",
    "Due": "Tenggat",
    "Expected": "Diundang",
    "First arrival": "Tiba pertama",
    "Follow-up commitments": "Rencana tindak lanjut",
    "Foreword": "Kata pengantar",
    "Host": "Penyelenggara",
    "How the workshop was held": "Pelaksanaan kegiatan",
    "Index of agencies": "Indeks instansi",
    "Indicator": "Indikator",
    "Introduction": "Pendahuluan",
    "Legal basis": "Dasar hukum",
    "No attendance has been recorded.": "Belum ada kehadiran yang tercatat.",
    "No commitment has been recorded.": "Belum ada komitmen yang tercatat.",
    "No contribution recorded for this strategy.": "Belum ada kontribusi yang tercatat untuk "
    "strategi ini.",
    "No contribution recorded.": "Belum ada kontribusi yang tercatat.",
    "No good practice recorded for this strategy.": "Belum ada praktik baik yang tercatat untuk "
    "strategi ini.",
    "No programme has been recorded.": "Belum ada susunan acara yang tercatat.",
    "No.": "No.",
    "Number": "Nomor",
    "Of {count} invited agencies, {came} attended.": "Dari {count} instansi yang diundang, "
    "{came} hadir.",
    "Place": "Tempat",
    "Good practices": "Praktik baik",
    "Practice without a title": "Praktik tanpa judul",
    "Practices by strategy": "Praktik menurut strategi",
    "Practices outside the strategies": "Praktik di luar strategi",
    "Present": "Hadir",
    "Printed on {date}, {time}.": "Dicetak pada {date}, pukul {time}.",
    "Proceedings": "Prosiding",
    "Progress": "Perkembangan",
    "Programme": "Susunan acara",
    "Purpose": "Maksud dan tujuan",
    "Registered": "Terdaftar",
    "Response": "Upaya",
    "Result": "Hasil",
    "Results by strategy": "Hasil menurut strategi",
    "Session": "Acara",
    "Set with Lokakarya {version}.": "Disusun dengan Lokakarya {version}.",
    "Set with Lokakarya.": "Disusun dengan Lokakarya.",
    "Speaker or person in charge": "Narasumber atau penanggung jawab",
    "Status": "Status",
    "Strategy without a title": "Strategi tanpa judul",
    "Strategy {number}": "Strategi {number}",
    "The participants agreed on {count} steps of follow-up.": (
        "Peserta menyepakati {count} langkah tindak lanjut."
    ),
    "The practice has not been described.": "Uraian praktik belum diisi.",
    "Time": "Waktu",
    "Time and place": "Waktu dan tempat",
    "Time and place have not been recorded.": "Waktu dan tempat belum tercatat.",
    "Time ({zone})": "Waktu ({zone})",
    "Total": "Jumlah",
    "Typefaces: Noto Serif and Inter, both under the SIL Open Font License.": (
        "Huruf: Noto Serif dan Inter, keduanya dengan SIL Open Font License."
    ),
    "Walk-ins": "Datang langsung",
    "Workshop without a title": "Lokakarya tanpa judul",
    "not invited": "tidak diundang",
    "with {agencies}": "bersama {agencies}",
    "{count} characters have no glyph in the fonts and were printed as boxes: {listed}": (
        "{count} karakter tidak ada di huruf laporan dan dicetak sebagai kotak: {listed}"
    ),
    "{count} people were present; {registered} had registered.": (
        "{count} orang hadir; {registered} orang terdaftar."
    ),
    "3 or 4 (%)": "3 atau 4 (%)",
    "After the workshop": "Sesudah lokakarya",
    "Answers": "Jawaban",
    "Answers run from 1 ({lowest}) to 4 ({highest}).": (
        "Skala jawaban dari 1 ({lowest}) sampai 4 ({highest})."
    ),
    "Before the workshop": "Sebelum lokakarya",
    "By group": "Menurut kelompok",
    "By item": "Menurut butir",
    "By question": "Menurut pertanyaan",
    "Evaluation": "Evaluasi",
    "Forms": "Formulir",
    "Kind of agency": "Jenis instansi",
    "Sex": "Jenis kelamin",
    "Role": "Peran",
    "Strategy": "Strategi",
    "Test": "Tes",
    "Group": "Kelompok",
    "Item": "Butir",
    "Item, group or test": "Butir, kelompok, atau tes",
    "Mean": "Rata-rata",
    "Mean points of the pairs": "Rata-rata nilai pasangan",
    "Open answers": "Jawaban terbuka",
    "Pairs": "Pasang",
    "Part": "Bagian",
    "Question": "Pertanyaan",
    "Right after": "Benar post",
    "Right after (%)": "Benar post (%)",
    "Right before": "Benar pre",
    "Right before (%)": "Benar pre (%)",
    "Satisfaction": "Kepuasan",
    "Satisfied (3 or 4)": "Puas (3 atau 4)",
    "Tests before and after": "Pre-test dan post-test",
    "The mean of all answers is {mean}.": "Rata-rata semua jawaban {mean}.",
    "Their mean rose from {before} to {after} of {most} points, by {gain}.": (
        "Rata-ratanya naik dari {before} menjadi {after} dari {most}, yaitu sebesar {gain}."
    ),
    (
        "{before} tests were handed in before the workshop and {after} after it; "
        "{pairs} pairs could be joined by an anonymous code."
    ): (
        "Sebelum lokakarya masuk {before} pre-test dan sesudahnya {after} post-test; "
        "{pairs} pasang dapat disatukan melalui kode anonim."
    ),
    "{count} satisfaction forms were handed in, without names.": (
        "Sebanyak {count} formulir kepuasan masuk, tanpa nama."
    ),
    "{sign} stands where a figure would tell of fewer than five people.": (
        "{sign} menggantikan angka yang menyangkut kurang dari lima orang."
    ),
    "Cover: \u201c{text}\u201d is too long and was cut. The page behind it has it whole.": (
        "Sampul: \u201c{text}\u201d terlalu panjang sehingga dipotong."
    ),
    "Page {page}: \u201c{text}\u201d is too long above its column and was cut.": (
        "Halaman {page}: judul kolom \u201c{text}\u201d terlalu panjang sehingga dipotong."
    ),
    "Page {page}: \u201c{text}\u201d is too long beside its bar and was cut.": (
        "Halaman {page}: keterangan batang \u201c{text}\u201d terlalu panjang sehingga dipotong."
    ),
    "Page {page}: the row of \u201c{text}\u201d is taller than a page and goes on overleaf.": (
        "Halaman {page}: baris \u201c{text}\u201d lebih tinggi daripada satu halaman."
    ),
    "Page {page}: the picture \u201c{text}\u201d is so thin that little of it can be seen.": (
        "Halaman {page}: gambar \u201c{text}\u201d terlalu tipis sehingga hampir tidak terlihat."
    ),
    "Due, status": "Tenggat, status",
    "One contribution may count for several strategies.": (
        "Satu catatan dapat masuk beberapa strategi."
    ),
    "Practices of other strategies count here too: {names}.": (
        "Praktik dari strategi lain juga termasuk di sini: {names}."
    ),
    "{path} could not be read: {reason}.": "{path} tidak dapat dibaca: {reason}.",
    "{present} of {registered}": "{present} dari {registered}",
}


class FakeWords:
    """Words in one language; an Indonesian text that is not in the list is a fault of the test."""

    def __init__(self, language: str = "id") -> None:
        """`language` is "id" or "en"."""
        self.language = language

    def t(self, text: str, /, **values: object) -> str:
        """Translate and fill."""
        found = INDONESIAN[text] if self.language == "id" else text
        return found.format(**values)

    def n(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """Indonesian has one form."""
        text = singular if self.language == "en" and count == 1 else plural
        return self.t(text, count=self.number(count), **values)

    def date(self, day: dt.date) -> str:
        """As in "29 Maret 2023"."""
        return f"{day.day} {_MONTHS[self.language][day.month - 1]} {day.year}"

    def date_long(self, day: dt.date) -> str:
        """As in "Rabu, 29 Maret 2023"."""
        return f"{_DAYS[self.language][day.weekday()]}, {self.date(day)}"

    def date_range(self, first: dt.date, last: dt.date | None) -> str:
        """One day, or two with a dash."""
        if last is None or last == first:
            return self.date_long(first)
        return f"{self.date(first)} \u2013 {self.date(last)}"

    def time(self, moment: dt.time) -> str:
        """As in 08.30, or 08:30 in English."""
        return moment.strftime("%H.%M" if self.language == "id" else "%H:%M")

    def time_range(self, first: dt.time | None, last: dt.time | None) -> str:
        """As in 08.30–09.00."""
        return "\u2013".join(self.time(moment) for moment in (first, last) if moment)

    def number(self, value: int | float) -> str:
        """As in 1.150, or 1,150 in English."""
        return self._with_separators(f"{value:,}")

    def decimal(self, value: float, places: int = 2) -> str:
        """As in 3,40, or 3.40 in English."""
        return self._with_separators(f"{value:,.{places}f}")

    def percent(self, part: int, whole: int) -> str:
        """As in 92%."""
        return f"{round(100 * part / whole)}%"

    def _with_separators(self, text: str) -> str:
        return text.translate(str.maketrans(",.", ".,")) if self.language == "id" else text
