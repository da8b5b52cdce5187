"""Words the rules know: what is no name, what is one, what stands for an agency, where places lie.

Given names are common ones without a second meaning; they belong to millions and to nobody.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def any_of(words: frozenset[str]) -> str:
    """Return a pattern that matches each of `words`, longer ones first."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w) for w in ordered) + ")"


FUNCTION = _words(
    """
    a ada adalah agar akan akhirnya alias an and antara antar apa apabila are as asal at atas atau bagi
    bahkan bahwa banyak baik baru be been belum beberapa berada berapa berasal bersama bila bisa blm
    boleh bukan but by can dalam dan dapat dari demi dengan depan dg di diri dlm dng dr dua each eight
    empat enam every first five for four from guna had hampir hanya harus has have he hendak her hingga
    his ia ialah in ini is it itu its jadi jangan jelas jg jika juga kali kami karena kata ke kepada
    kerap ketika kini kita kpd lagi lain lainnya lalu lama lebih lewat maka mana masih masing masuk mau
    maupun melalui memang mereka milik mulai namun next no not nine now of oleh on one only or orang org
    other our pada padahal para paling pd per pernah pihak pula pun sambil sampai sama samping sangat
    satu saat sdh sdg se sebab sebagai sebagian sebelum secara sedang segera sejak sekali sekaligus
    sekarang sekitar selaku selalu selama seluruh semua seorang seperti sering serta sesuai setelah
    setempat setiap seven si siapa six skrg some spt sudah supaya tanpa tapi ten tentang terhadap
    termasuk ternyata tersebut tetap tetapi that the their then there these they this those three tiap
    tidak tiga tsb tdk to tp two under until untuk upaya utk via was we were what when where which while
    who will with without would ya yaitu yakni yang yg
    """
)
"""Function words of both languages, with the short forms of live typing."""

COMMON = FUNCTION | _words(
    """
    about abroad camat lurah bupati advokasi afraid agency agen agensi aid akses aktif aman anak anggota
    anonim asing asli assistance aturan bahan bandara bantuan batin bawah badan balita bekas berat
    berhak bidang biro boys buruh cases center centre child children citizens complaint crew critical
    counselling court daerah dampingan daring data deputi desa dewasa diduga digital dilindungi dinas
    direktorat disabilitas ditjen domestik dugaan eksploitasi ekonomi forum fisik gadis gender girls
    good gugus gubernur hak hilang home hotline hukum ibu identification identitas identity indikator
    informasi inisial initials instansi internasional jaksa jaringan jasa jenis jumlah jiwa kabupaten
    kapal kasus kampung kawin kbgo kdrt kebijakan kecamatan kejahatan kekerasan keluarga kelompok
    kelurahan kementerian kepala kerja kerjasama keterangan ketua khusus kita komisi komite komnas
    koordinasi korban kota kuasa kunci laki law layanan lembaga lengkap link local luar mahkota male
    malang masyarakat mata media medis meninggal menteri migran migrant minor modus moderator muda name
    nama named names nasib nasional national negara negeri nelayan nomor nyata officers official online
    organisasi organisation orangtua pabrik palsu panduan pasal pekerja pelaku pelapor pelajar pelecehan
    pelindungan peluang pemerintah pemilik pemuda pemulangan pemulihan penahanan penanganan pencari
    pencegahan pendamping pendampingan penipuan pengadilan pengantin penguatan peningkatan penjualan
    penyelundupan penyidik penyintas perbudakan perdagangan perempuan perikanan perkosaan perlindungan
    perkara persetubuhan pidana pihak pinjaman polda police polisi polres polri polsek posko praktik
    presiden program project propinsi protection protokol provinsi proses prostitusi psikis pulang
    puskesmas pusat referral rehabilitasi rehabilitation reintegrasi reintegration rekrutmen remaja
    reporting repatriated report republik republic resmi restitusi restitution rights rumah sah saksi
    salah samaran satgas satuan school scam sebenarnya security seksual sekolah selamat services siswa
    sistem sipil sosial state statistik strategi street support survivor survivors tahun task teknis
    telepon tenaga terbanyak terbitan terpadu terlindung testimony tim tindak tingkat training tppo tpks
    trafficking tugas umum undang unit united universitas upaya usaha utama victim victims village wajib
    wali wanita warga wilayah wilayahnya witness witnesses women workers yayasan young januari februari
    maret april mei juni juli agustus september oktober november desember january february march may
    june july august october december senin selasa rabu kamis jumat sabtu minggu monday tuesday
    wednesday thursday friday saturday sunday manusia peringatan laut bersamaan migrasi imigrasi bea
    cukai bencana konflik kebakaran gempa banjir perang kecelakaan lintas penyalahgunaan narkotika
    narkoba terorisme teror bom perundungan diskriminasi pernikahan perkawinan dini hari penculikan
    penyekapan penyiksaan kriminalisasi penggusuran korupsi investasi bodong scamming judi pinjol begal
    maya anti terpencil terluar ringan tewas luka hamil lansia difabel pemula potensial massal gelap
    human persons conflict disaster violence abuse early allah tuhan bapak saudara saudari pak bu sdr
    sdri ny nn tn bpk mr mrs ms
    """
)
"""Words that are no names although they stand where one could, or have a capital letter."""

GIVEN_NAMES = _words(
    """
    siti budi agus dewi ahmad achmad akhmad muhammad mohammad muhamad mohamad moch muh abdul abdullah
    rizki rizky rina rini ratna yanti yuli yulia wati wulandari sulastri sumiati suryani sutrisno
    suparman supriyadi suprapto sukarno slamet joko djoko bambang eko hendra hendri heru herman hermawan
    iwan irwan indra irfan ismail ibrahim hasan husein hadi haryanto gunawan gilang galih farhan faisal
    fauzi fitriani fatimah endang erna erni evi eva dian diana dina dinda desi desy dedi deni denny
    dadang cecep asep ujang usman umar udin tono toni tini titin tuti susi susanti suwarno sutini sarah
    samuel salim rudi rudy roni ronny rosa rosalina rosmiati ridwan riski rohmat rahmawati rahayu
    prasetyo paulus petrus yohanes yosef yusuf yudi yanto yati wawan wiwik winarti vina veronika nurul
    nurhayati nuraini nurjanah ningsih nina nani mulyadi mulyono misbah mariam maryam marlina maria
    magdalena lukman lilis lina lia leni kusnadi kurniawan karim jamilah jaenab zainal zainab zulkifli
    yosefina aminah aisyah aminudin andi andri anggi anggraini anita anton antonius ani ajeng aditya
    arifin dwi nyoman ketut wayan kadek putu komang kristina kristin yustina agnes agustina theresia
    bernadeta martinus markus matius sumirah sukinah sumarni sunarti suharti suharto surti surip paijo
    paimin wagiman tukiman parjo ponirah mira mila meli marni nadia novi novita nisa rani reni riana
    rika ririn risma rosita sinta shinta silvia sofia sonia tania tika tina ulfa vivi windi winda yayuk
    yeni yenny yuni yunita zahra
    """
)
"""Common given names. Those that also mean something else (putri, bunga, bintang) are left out on purpose."""

ACRONYMS = _words(
    """
    abk aim apbn apbd apip apk as asean asn atm bap bca bin bkn bnn bni bnp bp bpn bps bpk bpom bri btn
    bumn bumd cctv csr cso dki diy dinsos dpr dprd dpo desa eu fan fgd gbv gt ham hp humas ict id ilo
    iom it jft ji jpu ka kb kbgo kbli kbri kdrt kip kjri kk kkp km kpai kpk kpp kpu kti ktp kua kuhp lbh
    lbhi lk lkp lp lpsk lsm ma man mi mk mou mpr mts mui ngo nik nip nrp ntb ntt ojk opd osce p2mi
    p2tp2a paud pbb pin pjtki pkk pmi plt pns pnpm po poli polri pp ppa ppatk ppkm ppmi pptk pptppo pt
    puu rad ran ri rpjmn rpsa rpsw rptc rs rsud rt rtl rw sapa sd sdm se simfoni sk skb skpd sma smk smp
    sop spsa sppa sp sdgs tk tka tki tkw tni tppo tpks uk ui un undp unfpa unhcr unicef unodc uptd uu
    uud us usa usg wcc wfh who wil wna wni wa wib wita wit pid pk pn pg ppt ptki ra pks psk
    """
)
"""Short forms in capitals that are never somebody's initials."""

PLACES = _words(
    """
    aceh ambon badung bali balikpapan bandung bangkalan banjarmasin banten banyumas banyuwangi batam
    bekasi belu bengkalis bengkulu bima bitung blitar bogor boyolali brebes buleleng cianjur ciamis
    cilacap cirebon demak denpasar depok dompu dumai ende flores flotim garut gorontalo gowa gresik
    gunungkidul halmahera indramayu jabar jakarta jambi jateng jatim jayapura jember jepara jogja kalbar
    kalsel kalteng kaltim kaltara karawang karimun kebumen kediri kefamenanu kendal kendari kepri klaten
    kupang kuningan kutai lamongan lampung larantuka lembata lombok luwu madiun madura magelang
    majalengka makassar malaka maluku mamuju manado manggarai maros mataram maumere medan merauke mimika
    nganjuk ngawi nias ntb ntt nunukan pacitan padang palembang palu pandeglang papua pasuruan pati
    pekalongan pekanbaru pemalang ponorogo pontianak purwakarta purwokerto riau rote sabu samarinda
    sambas sampang sanggau semarang serang sidoarjo sikka singkawang situbondo soe solo sorong subang
    sukabumi sulbar sulsel sulteng sultra sulut sumba sumbar sumbawa sumenep sumsel sumut surabaya
    surakarta tangerang tarakan tasikmalaya tegal ternate timor tts ttu tuban tulungagung wonogiri
    wonosobo yogyakarta
    """
)
"""Provinces, towns and islands people come from, as they are typed."""

COUNTRIES = _words(
    """
    indonesia kamboja myanmar laos vietnam thailand malaysia singapura filipina taiwan hongkong arab
    saudi suriah irak turki tiongkok cambodia philippines singapore china dubai jepang korea asia eropa
    afrika
    """
)

ABBREVIATIONS = _words(
    """
    no nomor nip nik nrp npwp hp wa telp tlp tel fax rek tgl bln thn th a.n an jl jln gg kec kab kel ds
    dsn prov kav blok rt rw sdr sdri ny nn tn bpk h hj kh dr drs dra ir prof apt pol brigjen irjen
    kombes akbp kol mayjen ust yth cq dll dst hlm pn pt mr mrs ms st rd ave vs pid pdt sus cf al num nr
    e.g i.e m.si s.h m.hum s.sos s.e rp
    """
)
"""Short forms whose dot ends no sentence."""

NO_NAME = COMMON | PLACES | COUNTRIES | ACRONYMS
"""All words that cannot be taken for somebody's name."""
