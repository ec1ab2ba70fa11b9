# Longer than 300 lines because it holds four whole texts.
"""Imprint, privacy, accessibility and terms in Turkish; read by no native speaker yet."""

from collections.abc import Mapping
from typing import Final

IMPRINT = """
**Bu metin bir örnektir.** Bu panoyu işleten, çift köşeli ayraç içindeki her şeyin yerine kendi
bilgilerini yazar.

## Alman Dijital Hizmetler Yasası (DDG) § 5 uyarınca bilgiler

[[Şehrin, derneğin veya kurumun adı ve hukuki biçimi]]

[[Sokak ve kapı numarası]]

[[Posta kodu ve şehir]]

Temsil eden: [[temsil yetkisi olan kişinin adı ve görevi]]

## İletişim

Telefon: [[telefon numarası]]

E-posta: [[e-posta adresi]]

## Sicil ve denetim

Sicil kaydı: [[mahkeme ve numara, yoksa silin]]

Vergi kimlik numarası: [[numara, yoksa silin]]

Denetim makamı: [[makamın adı, yoksa silin]]

## Yayın içeriğinden sorumlu kişi (MStV § 18, fıkra 2)

[[Ad ve soyad]], [[adres]]

## Merkezi iletişim noktası (AB Dijital Hizmetler Yasası, madde 11 ve 12)

Makamlar ve kullanıcılar bize [[e-posta adresi]] üzerinden Almanca ve İngilizce ulaşabilir.

## Başkalarının yazdıkları

İlanları, altlarında adı geçen kişiler ve kuruluşlar yazar. Bir ilan yanlışsa veya yasaya aykırıysa
lütfen bize yazın: her bildirime bakar ve yanıt veririz.

## Uyuşmazlıkların çözümü

Tüketici hakem kurulları önündeki işlemlere katılmıyoruz ve buna yükümlü değiliz. [[Lütfen kontrol
edin ve uyarlayın.]]
"""

PRIVACY = """
**Bu metin bir örnektir.** Bu programın ne yaptığını anlatır. Panoyu işleten, çift köşeli ayraç
içindeki her şeyi değiştirir ve kendi yerinde bunun dışında ne yapılıyorsa ekler.

## Kısaca

- Giriş yapmadan ve cihazınıza bir şey kaydetmeden her şeyi okuyabilirsiniz.
- Reklam yok, tek tek kişileri sayma yok, başka sağlayıcılardan içerik yok.
- Tarayıcınız yalnızca bu panoyla konuşur, başka kimseyle konuşmaz.

## Kim sorumlu

[[Künyedeki gibi ad ve adres]]

Veri koruma görevlisi: [[ad, e-posta adresi]]

## Okurken

Tarayıcınız bize internet adresinizi, sayfanın adresini, saati ve tarayıcının adını gönderir. Bunlar
olmadan sayfa gösteremeyiz. Kayıtlarımızda internet adresi yalnızca kısaltılmış olarak durur.
Kayıtlar [[14]] gün sonra silinir. Hukuki dayanak: GDPR madde 6, fıkra 1, e veya f bendi, [[lütfen
seçin]]; amacımız panoyu güvenle işletmektir.

## Çerezler

Bu panoyu okumak için çerez gerekmez. Bu yüzden size çerez sormuyoruz.

- **display**: yalnızca yazı boyu, kontrast, açık veya koyu seçtiğinizde; seçiminizi hatırlar;
  kimlik numarası içermez; bir yıl
- **login**: yalnızca giriş yaptığınızda; girişinizi açık tutar; çıkana kadar, en geç süresi dolana
  kadar
- **form**: yalnızca formu olan sayfalarda; formu kötüye kullanıma karşı korur; tarayıcıyı kapatana
  kadar

“Bu telefonun hatırladığını unut” düğmesi üçünü birden siler. Bu çerezler kendi istediğiniz şey için
gereklidir (TDDDG § 25, fıkra 2, no. 2).

## Cihazınızda

Tarayıcınız, okuduğunuz herkese açık sayfaları saklayabilir. Kişisel sayfaları ve hassas konulardaki
sayfaları saklamasını yasaklarız.

## Hesabınız varsa

Hesap 16 yaşından itibaren açılabilir. Serbestçe seçtiğiniz bir adı, e-posta adresinizi, dilinizi ve
şifrenizi saklarız; şifreyi okuyamayacağımız bir biçimde. Her giriş için başlangıcını, bitişini,
son kullanımını ve tarayıcının adını not ederiz. İkinci adımda uygulamanızın bildiği gizli anahtarı
saklarız. Adresinizi kimseye göstermeyiz. Hukuki dayanak: GDPR madde 6, fıkra 1, b bendi.

## Hesap olmadan bir şey isterseniz

Ne ad ne de e-posta adresi gerekir. İstediğinizi saklarız; kartınızdaki kelimeleri de
okuyamayacağımız bir biçimde saklarız. Aranmak isterseniz numaranızı saklarız; onu yalnızca
koordinatörler görür. Sizin yerinize biri yazarsa kim olduğunu not ederiz.

## İlanlar ve resimler

Bir ilan panoda asılı olduğu sürece herkese açıktır. Metindeki telefon numaralarını ve özel
kişilerin adreslerini kabul etmeyiz. Resimlerden telefonun içine yazdığı her şeyi, çekildiği yeri
de sileriz. Koordinatörler bir ilan hakkında karar verdiğinde kararı, nedenini ve zamanını
saklarız.

## Yazışmalar

Birbirinize pano üzerinden yazarsınız. Kimse diğerinin adresini veya numarasını görmez.
Yazdıklarınızı yalnızca taraflar okur; bir kuruluşta veya grupta bunlar onun adına konuşan
herkestir. Hassas konularda koordinatörler bazı yanıtları ulaşmadan önce okur. Bir yazışmayı
bildirirseniz bildirdiğinizi okurlar.

## E-postalar ve bildirimler

Biri yanıt verdiğinde, bir ilanın süresi dolmak üzereyken ve konu hesabınız olduğunda size yazarız.
Bir bildirim ne aradığınızı ve size neyi gösterdiğimizi hatırlar; onu her e-postadaki tek tıkla
bitirirsiniz. E-postaları kimin açtığını saymayız. Gizli takvim adresiniz siz silene kadar
geçerlidir.

## Çocuklarla çalışıyorsanız veya hassas konular için onaylandıysanız

Koordinatörler şunu not eder: ne zaman görüldü, ne zaman verildi, uygun mu değil mi, kim gördü.
Belgenin kendisini asla saklamayız. Hukuki dayanak: [[GDPR madde 6, fıkra 1, e bendi ile SGB VIII §
72a, lütfen kontrol edin]].

## Yardım etmek isterseniz

Profilinizde yalnızca istediğinizi söylersiniz: ne yapmak istediğinizi, ne zaman vaktiniz olduğunu,
hangi dilleri konuştuğunuzu, semtinizi; isterseniz 18 yaşını doldurup doldurmadığınızı, kadın olup
olmadığınızı, ehliyetiniz olup olmadığını veya merdiven çıkamadığınızı da. Ancak evet dediğinizde
bunu aranan şeyle karşılaştırırız. Köken, din, ad ve fotoğraf hiçbir zaman sayılmaz; size bir şey
önerip önermeyeceğimize bir insan karar verir. Profilinizi yalnızca siz ve koordinatörler görür.
Karşı taraf adınızı veya numaranızı ancak siz evet dedikten sonra ve yalnızca istediğiniz kadar
öğrenir. Onayınızı her zaman geri alabilirsiniz; o zaman hemen sona erer. Hukuki dayanak: GDPR
madde 6, fıkra 1, a bendi. Hesabı olmayan kişiler için koordinatörler ne zaman ve nasıl onay
verdiklerini not eder.

## Gruplar ve randevular

Bir grupta yönetici kimin katıldığını, kimin beklediğini ve hangi buluşmaya kimin geldiğini görür.
Konukların yalnızca sayısını tutarız. Tercümanlı veya refakatçili randevularda saati, yeri ve
dilleri saklarız; söz konusu kişinin adını asla saklamayız.

## Herkese açık olanlar

İlanları, kuruluşların ve grupların profillerini herkes okuyabilir. Özel kişilerin e-posta
adreslerini ve telefon numaralarını göstermeyiz. Konaklama yerlerinin adreslerini asla göstermeyiz.

## Neyi ne kadar saklarız

- **ilanlar**: kimse uzatmazsa 28 gün herkese açık; sonra yalnızca siz görürsünüz
- **yazışmalar**: son mesajdan sonra 6 ay
- **kelimeli kartlar**, onlarla istenenler ve yazılanlar: son kullanımdan sonra 90 gün
- **hesaplar**: siz silene kadar, yoksa son girişten sonra 24 ay; 30 gün önce size yazarız
- **adresi hiç onaylanmamış hesaplar**: 7 gün
- **girişler**: çıkana kadar, en fazla 30 gün
- **gönderilecek e-postalar**: 30 gün
- **e-postalardaki bağlantılar**: geçerlilikleri bittikten sonra 7 gün
- **form numaraları**, iki kez göndermeye karşı: 2 gün
- **resimler**: ilanları kadar; hiçbir şeye ait olmayan dosyalar bir gün
- **öneriler ve randevular**: bitişlerinden sonra 12 ay; bir randevunun adresi ve konusu yalnızca
  bir gün
- **yöneticilerin mesajları, buluşmalara katılım, birleşme yanıtları, planlar**: 12 ay
- **gruba katılma istekleri**: yanıttan sonra 6 ay
- **koordinatörlerin sizinle konuşmalar üzerine notları**: 24 ay
- **adli sicil belgesi notları**: çocuklarla çalışma bittikten sonra 3 ay
- **sunucu kayıtları**: [[14]] gün
- **yedekler**: [[30]] gün; ayrılan kişi onlardan geri gelmez

## Verileri kim alır

Şehrin veya derneğin koordinatörleri kontrol için gerekeni görür. Sunucu, GDPR madde 28 uyarınca bir
sözleşmeyle [[veri merkezinin adı ve yeri]] içinde durur. Bunun dışında hiçbir şeyi kimseye, başka
ülkelere de vermeyiz.

## Haklarınız

Çoğu şey hemen ve sormadan olur: “Sayfam”daki “Verilerim” altında hakkınızda bildiğimiz her şeyi
indirir ve hesabınızı silersiniz. Bir kodla kartınızı ve ona ait her şeyi bitirebilirsiniz.
Başkalarının size yazdıkları onların kalır.

Bilgi, düzeltme, silme, kısıtlama ve yanınıza alacağınız bir kopya isteyebilir, işlemeye itiraz
edebilirsiniz. [[e-posta adresi]] adresine yazın. Denetim makamına da şikâyet edebilirsiniz:
Baden-Württemberg eyaleti veri koruma ve bilgi özgürlüğü görevlisi, Stuttgart. [[Başka yerlerde:
oradaki makam.]]
"""

ACCESSIBILITY = """
**Bu metin bir örnektir.** Panoyu işleten onu yerinde kontrol eder, çift köşeli ayraç içindeki her
şeyi değiştirir ve kontrolün tarihini yazar.

## Erişilebilirlik beyanı

Bu beyan [[URL]] adresindeki [[SITE]] için geçerlidir. Dayanağı eyaletin engelli eşitliği yasası,
BITV 2.0 ve EN 301 549'dur. Hedef, WCAG 2.2'nin AA düzeyidir.

## Bu pano ne kadar erişilebilir

Uygunluk: [[tam, kısmi veya yok]], [[tarih]] tarihinde [[öz değerlendirme veya kontrol kurumu]]
tarafından saptandı.

Pano şöyle yapıldı:

- Her şey klavyeyle çalışır ve nerede olduğunuzu her zaman görürsünüz.
- Her şey JavaScript olmadan çalışır.
- Yazı boyu, kontrast ve parlaklık her sayfanın üstünde ayarlanabilir.
- Her sayfanın bir dili ve yazı yönü vardır; içindeki başka dildeki metnin de.
- Renk hiçbir zaman tek işaret değildir. Sayfalar küçük ekranlara sığar.

## Henüz erişilebilir olmayanlar

- İnsanların kendi yazdığı cümleler onların dilindedir ve okunması her zaman kolay değildir.
  Yanlarındaki bilgiler her dilde doğrudur.
- Kolay dilde ve işaret dilinde içerik: [[nerede, veya ne zaman planlanıyor]].
- Metinlerini henüz ana dili olarak konuşan birinin kontrol etmediği diller, dil menüsünde yıldızla
  işaretlidir.
- [[Kontrolde bulunan diğer engeller]]

## Engel bildirme

Okuyamadığınız veya kullanamadığınız bir şey mi buldunuz? Yazın veya arayın: [[ad, e-posta adresi,
telefon numarası]]. [[İki hafta]] içinde yanıt veririz.

## Yanıtımız yardımcı olmazsa

Uzlaştırma kuruluna başvurabilirsiniz. Ücretsizdir. Baden-Württemberg'de: eyalet hükümetinin engelli
insanların çıkarlarından sorumlu görevlisine bağlı uzlaştırma kurulu, Stuttgart. [[Lütfen adresi
ekleyin veya uyarlayın.]]
"""

TERMS = """
**Bu metin bir örnektir.** Panoyu işleten onu kontrol eder ve çift köşeli ayraç içindeki her şeyi
değiştirir. Bağlayıcı olan Almanca metindir.

Numaralar önemlidir: bir ilan yayımlanmazsa kuralın numarasını söyleriz.

## 1 Bu pano ne içindir

1.1 [[SITE]] üzerinde mülteciler, gönüllüler ve kuruluşlar birbirini bulur.

1.2 Okumak, sunmak ve istemek ücretsizdir.

1.3 Pano ne danışmanlığın ne de acil çağrının yerini tutar. Tehlikede: 112 veya 110.

## 2 Kimler katılabilir

2.1 Hesap açan kişi en az 16 yaşındadır.

2.2 Bir kuruluş adına yalnızca onun görevlendirdiği kişi konuşur.

2.3 Giriş bilgileri kimseye verilmez.

## 3 İlanda neler olur

3.1 İlanlar doğrudur, günceldir ve mültecilere yardımla ilgilidir.

3.2 Eşya ve yardım armağan edilir veya ödünç verilir, satılmaz. Ücretli işi yalnızca kuruluşlar
sunar.

3.3 Bir ilan uzatılmazsa 28 gün kalır.

3.4 Artık bir şeye ihtiyacı olmayan veya bir şeyi kalmayan, ilanını kaldırır.

3.5 Aynı şey için yalnızca bir ilan asılır.

3.6 Konunun ne olduğu, nerede ve ne zaman olduğu anlaşılır.

## 4 Neler yasak

4.1 Hakaret, nefret, tehdit, ayrımcılık ve taciz.

4.2 Serbest metinde özel kişilerin telefon numaraları, e-posta adresleri, ev adresleri ve adları.

4.3 Kimin hangi konaklama yerinde yaşadığını gösteren her şey.

4.4 Reklam, satış, zincir mektup, misyonerlik ve seçim propagandası.

4.5 Yasak veya tehlikeli şeyler ve yasaya aykırı her şey.

4.6 Karşılığında bir şey isteyen teklifler.

4.7 Dolandırıcılık ve aldatma, kim olduğunuz konusunda da.

4.8 Birini tehlikeye atan veya bağımlı kılan teklifler.

## 5 Özel koruma

5.1 Konut, iş, yolculuk ve çocuklarla ilgili her şeyi her zaman önce bir insan kontrol eder.

5.2 Çocuklarla çalışan kişi ayrıntılı adli sicil belgesi gösterir.

5.3 Özel bir oda teklifi ancak bir konuşmadan sonra yayımlanır.

## 6 Nasıl kontrol eder ve karar veririz

6.1 İlanları koordinatörler kontrol eder. Bir program bir şeye dikkat çekebilir; karar veremez.

6.2 Bir ilanı reddeder veya kaldırırsak nedenini ve kuralı söyleriz.

6.3 Her karara altı ay içinde ücretsiz itiraz edebilirsiniz: e-postamızdaki bağlantıyla ya da
[[e-posta adresi]] adresine yazarak. Mümkünse buna başka biri karar verir.

6.4 Mahkeme dışı uyuşmazlık çözüm kurumuna veya mahkemeye de başvurabilirsiniz.

6.5 Kuralları tekrar tekrar çiğneyen engellenebilir; önce uyarırız.

## 7 Bir şeyi bildirme

7.1 Herkes yanlış veya yasak olanı giriş yapmadan bildirebilir: [[e-posta adresi]].

7.2 Bildirimi onaylar ve ne karar verdiğimizi söyleriz.

## 8 Sorumluluk ve bitiş

8.1 İlanlarından ve anlaştıklarından herkes kendisi sorumludur.

8.2 İstediğiniz zaman bırakabilir ve hesabınızı kendiniz silebilirsiniz.

8.3 Kurallar değişirse bunu [[dört hafta]] önceden burada yazarız. Alman hukuku geçerlidir.

Tarih: [[tarih]]
"""

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "imprint": ("Künye", IMPRINT),
    "privacy": ("Kişisel verilerin korunması", PRIVACY),
    "accessibility": ("Erişilebilirlik", ACCESSIBILITY),
    "terms": ("Panonun kuralları", TERMS),
}
