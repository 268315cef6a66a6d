#include "app/demo_names.hpp"

namespace kith::demo {
namespace {

constexpr Culture kCultures[] = {
    {"en",
     "Alice, Oliver, Harriet, George, Beth, Simon, Charlotte, Edward, Fiona, Graham, Holly, Ian, Lucy, Martin, "
     "Naomi, Peter, Rachel, Stephen, Tessa, Victor, Wendy, Adrian, Claire, Dominic",
     "Ashworth, Bexley, Carver, Dunmore, Ellery, Fairclough, Garside, Hartnell, Ingham, Kershaw, Langdon, Marlow, "
     "Norris, Oakes, Pemberton, Radley, Stanton, Thornbury, Underhill, Wetherby, Yardley, Colebrook, Hadfield, "
     "Rushton"},
    {"us",
     "Ashley, Brandon, Caleb, Denise, Eric, Gloria, Heather, Jared, Kimberly, Logan, Megan, Nathan, Paige, Russell, "
     "Shelby, Tyler, Vanessa, Wade",
     "Abernathy, Bannister, Calloway, Dawson, Easterling, Fairbanks, Granger, Holloway, Jennings, Kirkland, Lockhart, "
     "Maddox, Prescott, Sutherlin, Tillman, Whitfield"},
    {"sc", "Ailsa, Callum, Eilidh, Fraser, Isla, Rory, Morag, Hamish, Catriona, Euan, Kirsty, Duncan",
     "Abercrombie, Buchan, Dalgleish, Erskine, Geddes, Innes, Kinnaird, Lockerbie, MacInnes, Ogilvie, Rattray, "
     "Strachan"},
    {"ie", "Aoife, Cian, Niamh, Declan, Órla, Fergus, Siobhán, Eoin, Gráinne, Pádraig, Róisín, Cormac",
     "Breathnach, Cassidy, Devlin, Fallon, Gallagher, Hanrahan, Keogh, Lenihan, Mulcahy, Ó Faoláin, Quirke, Tierney"},
    {"de",
     "Annika, Bernd, Carola, Dirk, Elke, Friedrich, Gisela, Holger, Ilse, Jürgen, Katrin, Lorenz, Monika, Norbert, "
     "Sabine, Torsten, Ulrike, Volker",
     "Achterberg, Brückner, Dietz, Eichhorn, Fährmann, Gießler, Hollmann, Jessen, Köhler, Lindemann, Möbius, "
     "Nietsch, Oberländer, Pfeiffer, Röder, Schönfeld, Tröger, Wißmann"},
    {"fr",
     "Aurélie, Bastien, Céline, Didier, Élise, Fabrice, Gaëlle, Hervé, Inès, Jérôme, Léonie, Mathieu, Nadège, "
     "Océane, Pascal, Rémi",
     "Aubertin, Beaufils, Chastain, Delorme, Évrard, Fontanel, Guérin, Hébrard, Joubert, Lacroix, Marchetti, "
     "Noiret, Pélissier, Roquebert, Sauvage, Thévenet"},
    {"es",
     "Alejandra, Álvaro, Begoña, Carlos, Dolores, Esteban, Inmaculada, Iván, Lucía, Marcos, Núria, Óscar, Pilar, "
     "Raúl, Sofía, Xavier",
     "Aguirre, Balaguer, Cifuentes, Echeverría, Fuentes, Galdós, Ibáñez, Lozano, Muñiz, Narváez, Ordóñez, Peñalver, "
     "Quiroga, Rivas, Sepúlveda, Zabala"},
    {"pt",
     "Beatriz, Caetano, Débora, Eduardo, Flávia, Gonçalo, Helena, João, Larissa, Murilo, Natália, Otávio, Renata, "
     "Thiago, Vera, Rui",
     "Abrantes, Bittencourt, Cordeiro, Drummond, Esteves, Fagundes, Guimarães, Leitão, Magalhães, Nogueira, Peixoto, "
     "Queirós, Resende, Sampaio, Teixeira, Vasconcelos"},
    {"it",
     "Alessia, Bruno, Chiara, Davide, Elena, Fabio, Giulia, Lorenzo, Marta, Niccolò, Ornella, Paolo, Sara, Tommaso",
     "Altobelli, Bertani, Cavalli, D'Amico, Fabbri, Giordano, Lombardi, Marini, Nardone, Orsini, Pellegrini, "
     "Rinaldi, Salvetti, Tedesco"},
    {"nl", "Anouk, Bram, Coen, Daphne, Femke, Gijs, Hanneke, Joost, Lotte, Maarten, Nienke, Pieter, Roos, Sander",
     "Aalbers, van den Berg, de Bruin, Dijkstra, van Eck, de Graaf, Hoekstra, Kuipers, van Leeuwen, Meijer, "
     "Nijhuis, Postma, ter Horst, Zijlstra"},
    {"se", "Astrid, Björn, Ebba, Fredrik, Gunilla, Håkan, Ingrid, Jonas, Karin, Lars, Märta, Nils, Saga, Torbjörn",
     "Ahlgren, Bergström, Dahlén, Ekdahl, Forsgren, Gyllenhammar, Hedström, Källström, Lindqvist, Månsson, Norén, "
     "Sjöberg, Wallin, Åkesson"},
    {"no", "Bjørg, Eirik, Gro, Håvard, Ingunn, Knut, Liv, Magnus, Øyvind, Ragnhild, Sverre, Tuva",
     "Aasen, Brekke, Dahl, Fjeldstad, Grønvold, Haugland, Kvamme, Lødrup, Nygård, Rønning, Sæther, Ødegård"},
    {"fi", "Aino, Eero, Helmi, Jussi, Kaisa, Lauri, Marjatta, Olli, Päivi, Tuomas",
     "Aaltonen, Heikkinen, Järvinen, Koskela, Lehtonen, Mäkelä, Nieminen, Salonen, Vainio, Ylönen"},
    {"pl",
     "Agnieszka, Bartosz, Dorota, Grzegorz, Iwona, Jacek, Małgorzata, Paweł, Renata, Sławomir, Urszula, Wojciech, "
     "Zofia, Łukasz",
     "Adamczyk, Bielecki, Chmura, Dąbrowski, Gołąb, Jabłoński, Kaczmarek, Lewandowicz, Mróz, Ostrowski, Sikora, "
     "Wójcicki, Zając, Żurek"},
    {"cz", "Barbora, Dušan, Eliška, Jiří, Kateřina, Libor, Markéta, Ondřej, Radka, Štěpán, Tereza, Zdeněk",
     "Bartoš, Černý, Dvořáček, Fiala, Havlíček, Jelínek, Kučera, Němec, Pospíšil, Růžička, Šimek, Vaněk"},
    {"gr", "Anastasia, Christos, Despina, Giorgos, Eleni, Kostas, Maria, Nikos, Sofia, Vasilis",
     "Alexiou, Dimitriadis, Kalogeras, Karras, Lambropoulos, Manolis, Papadakis, Stavrou, Tsakiris, Vlachos"},
    {"tr", "Ayşe, Burak, Ceren, Deniz, Elif, Ferhat, Gülşen, Hakan, İpek, Kerem, Leyla, Murat",
     "Aksoy, Bozkurt, Çelik, Demirtaş, Erdoğdu, Güneş, Karaca, Özkan, Şahin, Toprak, Uysal, Yıldırım"},
    {"ua", "Andriy, Bohdana, Dmytro, Iryna, Kateryna, Mykola, Natalia, Oleksandr, Sofiya, Taras, Yaroslava, Zoryana",
     "Bondarenko, Chornovil, Danylenko, Hrytsenko, Kovalchuk, Lysenko, Melnyk, Ostapenko, Petrenko, Shevchuk, "
     "Tkachenko, Yurchenko"},
    {"ar", "Amira, Bassam, Dina, Fadi, Hala, Ibrahim, Karim, Lina, Mahmoud, Nour, Omar, Rania, Samir, Yasmin",
     "Abdallah, Al-Khatib, Bitar, Darwish, El-Masri, Farouk, Haddad, Jaber, Khoury, Mansour, Nasser, Qasim, Saleh, "
     "Zaydan"},
    {"ir", "Arash, Azadeh, Babak, Farideh, Kaveh, Laleh, Mehrdad, Nasrin, Parisa, Shirin",
     "Ahmadi, Bahrami, Daneshvar, Esfahani, Farahani, Hosseini, Kazemi, Moradi, Rostami, Tehrani"},
    {"il", "Ariel, Dafna, Eitan, Gal, Hadas, Itai, Liora, Noam, Ronit, Yael",
     "Avraham, Ben-Ami, Dayan, Elbaz, Golan, Harari, Kedar, Mizrahi, Peled, Shalev"},
    {"in",
     "Aditi, Arjun, Bhavna, Chetan, Deepika, Gaurav, Isha, Karthik, Lakshmi, Manish, Nandini, Omkar, Pooja, Rahul, "
     "Sanjana, Tarun, Uma, Vikram",
     "Agarwal, Banerjee, Chaudhary, Deshpande, Ganguly, Iyer, Joshi, Krishnan, Mehta, Naidu, Pillai, Rao, "
     "Sengupta, Subramaniam, Trivedi, Venkatesan"},
    {"pk", "Ayesha, Bilal, Farah, Hamza, Imran, Maryam, Nadia, Saad, Usman, Zainab",
     "Akhtar, Baig, Chaudhry, Gillani, Hashmi, Javed, Malik, Qureshi, Siddiqui, Zafar"},
    {"cn", "Bowen, Chunhua, Fang, Haoran, Jiayi, Lihua, Meiling, Ning, Qing, Ruolan, Shu, Wei, Xiaoming, Yifan, Zhen",
     "Cai, Deng, Feng, Gao, He, Jiang, Liang, Ma, Pan, Qian, Song, Tang, Xie, Ye, Zhou"},
    {"jp", "Akiko, Daichi, Emi, Haruto, Keiko, Makoto, Naoki, Rina, Satoshi, Tomoko, Yuki, Takeshi",
     "Aoki, Fujimoto, Hayashida, Inoue, Kawaguchi, Matsuda, Nishimura, Okabe, Sakamoto, Takahara, Uchida, Yoshikawa"},
    {"kr", "Da-eun, Hyun-woo, Ji-hye, Joon-ho, Min-seo, Seo-yeon, Sung-min, Tae-yang, Yoon-ah, Young-ho",
     "Bae, Cho, Ha, Hwang, Jang, Kwon, Noh, Shin, Yoo, Yoon"},
    {"vn", "Anh, Bảo, Châu, Dũng, Hạnh, Khánh, Linh, Minh, Ngọc, Quang, Thảo, Tuấn",
     "Bùi, Đặng, Đỗ, Hoàng, Huỳnh, Lê, Nguyễn, Phạm, Phan, Trần, Võ, Vũ"},
    {"ph", "Althea, Benigno, Corazon, Divina, Efren, Jasmine, Marisol, Nestor, Rowena, Vicente",
     "Abad, Bautista, Castillo, Dimaculangan, Evangelista, Lacson, Magsaysay, Pangilinan, Salonga, Villanueva"},
    {"ng", "Adaeze, Babatunde, Chidinma, Ebuka, Folake, Ifeanyi, Kelechi, Ngozi, Obinna, Olumide, Temitope, Yetunde",
     "Abiola, Adebayo, Balogun, Chukwu, Ekwueme, Ezeigbo, Iwobi, Nwachukwu, Ogunleye, Okafor, Onyekachi, Soyinka"},
    {"gh", "Abena, Akua, Kofi, Kwabena, Kwame, Esi, Nana, Yaw, Afia, Kojo",
     "Acheampong, Agyeman, Amoah, Asante, Boateng, Darko, Frimpong, Mensah, Opoku, Owusu"},
    {"ke", "Achieng, Baraka, Kamau, Makena, Mwende, Njeri, Otieno, Wambui, Wanjiku, Zawadi",
     "Barasa, Gathogo, Karanja, Kiprono, Muthoni, Mwangi, Ndungu, Odhiambo, Omondi, Wekesa"},
    {"za", "Anele, Bongani, Lerato, Mandla, Nomvula, Pieter, Sipho, Thandiwe, Zanele, Karabo",
     "Botha, Dlamini, Khumalo, Mahlangu, Mokoena, Ndlovu, Nkosi, Pretorius, Sithole, van Wyk"},
};

}  // namespace

std::span<const Culture> cultures() {
  return kCultures;
}

const Culture& culture(std::string_view key) {
  for (const Culture& one : kCultures) {
    if (one.key == key) return one;
  }
  return kCultures[0];
}

}  // namespace kith::demo
