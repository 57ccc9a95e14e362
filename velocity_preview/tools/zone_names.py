"""The English names of time zones, as Java 17 prints and reads them.

A data table. A row is: standard time, its abbreviation, daylight time, its abbreviation, then the zones that
are called so. Of several rows with a name, the first is the one Java reads.
"""

from __future__ import annotations

from typing import Final

ZONE_NAMES: Final = """
Pacific Standard Time|PST|Pacific Daylight Time|PDT : \
America/Los_Angeles PST PST8PDT America/Tijuana America/Vancouver Canada/Pacific Mexico/BajaNorte \
America/Ensenada US/Pacific
Mountain Standard Time|MST|Mountain Daylight Time|MDT : \
America/Denver America/Phoenix PNT MST7MDT America/Boise America/Dawson America/Inuvik America/Creston \
America/Edmonton America/Shiprock America/Whitehorse America/Fort_Nelson America/Yellowknife \
America/Dawson_Creek America/Cambridge_Bay America/Ciudad_Juarez Canada/Yukon US/Arizona US/Mountain \
Canada/Mountain Navajo
Central Standard Time|CST|Central Daylight Time|CDT : \
America/Chicago CST CST6CDT America/Belize America/Merida America/Regina America/Managua America/Ojinaga \
America/Resolute America/Winnipeg America/Chihuahua America/Guatemala America/Matamoros America/Menominee \
America/Monterrey America/Costa_Rica America/El_Salvador America/Mexico_City America/Rainy_River \
America/Tegucigalpa America/Indiana/Knox America/Rankin_Inlet America/Swift_Current America/Bahia_Banderas \
America/Indiana/Tell_City America/North_Dakota/Beulah America/North_Dakota/Center \
America/North_Dakota/New_Salem Mexico/General US/Central America/Knox_IN Canada/Central US/Indiana-Starke \
Canada/Saskatchewan
Eastern Standard Time|EST|Eastern Daylight Time|EDT : \
America/New_York America/Indianapolis EST5EDT America/Cancun America/Cayman America/Nassau America/Panama \
America/Detroit America/Iqaluit America/Jamaica America/Nipigon America/Toronto America/Montreal \
America/Grand_Turk America/Louisville America/Pangnirtung America/Thunder_Bay America/Coral_Harbour \
America/Indiana/Vevay America/Port-au-Prince America/Indiana/Marengo America/Indiana/Winamac \
America/Indiana/Vincennes America/Indiana/Petersburg America/Kentucky/Monticello America/Fort_Wayne \
US/Michigan America/Kentucky/Louisville America/Atikokan America/Indiana/Indianapolis IET US/Eastern \
Canada/Eastern US/East-Indiana Jamaica
Hawaii-Aleutian Standard Time|HST|Hawaii-Aleutian Daylight Time|HDT : Pacific/Honolulu US/Hawaii
Alaska Standard Time|AKST|Alaska Daylight Time|AKDT : \
America/Anchorage America/Sitka AST America/Nome America/Juneau America/Yakutat America/Metlakatla \
US/Alaska
Atlantic Standard Time|AST|Atlantic Daylight Time|ADT : \
America/Halifax PRT America/Aruba America/Thule America/Antigua America/Curacao America/Grenada \
America/Marigot America/Moncton America/Tortola America/Anguilla America/Barbados America/Dominica \
America/St_Kitts America/St_Lucia Atlantic/Bermuda America/Glace_Bay America/Goose_Bay America/St_Thomas \
America/Guadeloupe America/Kralendijk America/Martinique America/Montserrat America/St_Vincent \
America/Puerto_Rico America/Blanc-Sablon America/Lower_Princes America/Port_of_Spain America/Santo_Domingo \
America/St_Barthelemy Canada/Atlantic America/Virgin
Newfoundland Standard Time|NST|Newfoundland Daylight Time|NDT : America/St_Johns CNT Canada/Newfoundland
Central European Standard Time|CET|Central European Summer Time|CEST : \
Europe/Paris ECT Europe/Oslo Europe/Rome Africa/Ceuta Africa/Tunis Europe/Malta Europe/Vaduz Europe/Berlin \
Europe/Madrid Europe/Monaco Europe/Prague Europe/Skopje Europe/Tirane Europe/Vienna Europe/Warsaw \
Europe/Zagreb Europe/Zurich Africa/Algiers Europe/Andorra Europe/Vatican Europe/Belgrade Europe/Brussels \
Europe/Budapest Europe/Busingen Europe/Sarajevo Europe/Amsterdam Europe/Gibraltar Europe/Ljubljana \
Europe/Podgorica Europe/Stockholm Europe/Bratislava Europe/Copenhagen Europe/Luxembourg Europe/San_Marino \
Atlantic/Jan_Mayen Arctic/Longyearbyen Poland
Greenwich Mean Time|GMT|Greenwich Mean Time|GMT : \
GMT Etc/GMT Africa/Lome Africa/Dakar Africa/Bamako Africa/Banjul Africa/Bissau Africa/Abidjan \
Africa/Conakry Africa/Freetown Africa/Monrovia Africa/Sao_Tome Africa/Timbuktu Africa/Nouakchott \
Africa/Ouagadougou Atlantic/Reykjavik Atlantic/St_Helena America/Danmarkshavn Iceland Greenwich \
Etc/Greenwich
Israel Standard Time|IST|Israel Daylight Time|IDT : Asia/Jerusalem Israel Asia/Tel_Aviv
Japan Standard Time|JST|Japan Daylight Time|JDT : Asia/Tokyo JST Japan
Eastern European Standard Time|EET|Eastern European Summer Time|EEST : \
Europe/Bucharest ART Asia/Gaza Asia/Amman Asia/Beirut Asia/Hebron Europe/Kiev Europe/Riga Africa/Cairo \
Asia/Nicosia Europe/Sofia Asia/Damascus Europe/Athens Africa/Tripoli Europe/Tallinn Europe/Vilnius \
Europe/Chisinau Europe/Helsinki Europe/Uzhgorod Europe/Mariehamn Europe/Zaporozhye Europe/Kaliningrad \
Libya Europe/Tiraspol Europe/Kyiv Egypt Europe/Nicosia
China Standard Time|CST|China Daylight Time|CDT : \
Asia/Shanghai CTT Asia/Macau Asia/Harbin Asia/Chongqing Asia/Chungking Asia/Macao PRC
Coordinated Universal Time|UTC|Coordinated Universal Time|UTC : \
UTC Etc/UTC Universal Etc/Universal Etc/UCT Zulu Etc/Zulu UCT
Australian Central Standard Time|ACST|Australian Central Daylight Time|ACDT : \
ACT Australia/Darwin Australia/Adelaide Australia/Broken_Hill Australia/North Australia/Yancowinna \
Australia/South
Australian Eastern Standard Time|AEST|Australian Eastern Daylight Time|AEDT : \
AET Australia/Currie Australia/Hobart Australia/Sydney Australia/Brisbane Australia/Lindeman \
Australia/Melbourne Antarctica/Macquarie Australia/Tasmania Australia/ACT Australia/Victoria \
Australia/Queensland Australia/Canberra Australia/NSW
Brasilia Standard Time|BRT|Brasilia Summer Time|BRST : \
BET America/Bahia America/Belem America/Maceio America/Recife America/Santarem America/Araguaina \
America/Fortaleza America/Sao_Paulo Brazil/East
Bangladesh Standard Time|BDT|Bangladesh Summer Time|BDST : BST Asia/Dhaka Asia/Dacca
Central Africa Time|CAT|Central African Summer Time|CAST : \
CAT Africa/Juba Africa/Harare Africa/Kigali Africa/Lusaka Africa/Maputo Africa/Blantyre Africa/Gaborone \
Africa/Khartoum Africa/Bujumbura Africa/Lubumbashi
East Africa Time|EAT|Eastern African Summer Time|EAST : \
EAT Africa/Asmera Indian/Comoro Africa/Kampala Africa/Nairobi Indian/Mayotte Africa/Djibouti \
Africa/Mogadishu Africa/Addis_Ababa Indian/Antananarivo Africa/Dar_es_Salaam Africa/Asmara
Apia Standard Time|WSST|Apia Daylight Time|WSDT : MIT Pacific/Apia
Armenia Standard Time|AMT|Armenia Summer Time|AMST : NET Asia/Yerevan
New Zealand Standard Time|NZST|New Zealand Daylight Time|NZDT : \
NST Pacific/Auckland Antarctica/McMurdo Antarctica/South_Pole NZ
Pakistan Standard Time|PKT|Pakistan Summer Time|PKST : PLT Asia/Karachi
Solomon Islands Time|SBT|Solomon Is. Summer Time|SBST : SST Pacific/Guadalcanal
Arabian Standard Time|AST|Arabian Daylight Time|ADT : \
Asia/Aden Asia/Qatar Asia/Kuwait Asia/Riyadh Asia/Baghdad Asia/Bahrain
Azerbaijan Standard Time|AZT|Azerbaijan Summer Time|AZST : Asia/Baku
East Timor Time|TLT|Timor-Leste Summer Time|TLST : Asia/Dili
Hovd Standard Time|HOVT|Hovd Summer Time|HOVST : Asia/Hovd
Omsk Standard Time|OMST|Omsk Summer Time|OMSST : Asia/Omsk
West Kazakhstan Time|ORAT|Oral Summer Time|ORAST : Asia/Oral
West Kazakhstan Time|AQTT|Aqtau Summer Time|AQTST : Asia/Aqtau
Yakutsk Standard Time|YAKT|Yakutsk Summer Time|YAKST : Asia/Chita Asia/Yakutsk Asia/Khandyga
Gulf Standard Time|GST|Gulf Daylight Time|GDT : Asia/Dubai Asia/Muscat
Afghanistan Time|AFT|Afghanistan Summer Time|AFST : Asia/Kabul
Korean Standard Time|KST|Korean Daylight Time|KDT : Asia/Seoul Asia/Pyongyang ROK
East Kazakhstan Time|ALMT|Alma-Ata Summer Time|ALMST : Asia/Almaty
Anadyr Standard Time|ANAT|Anadyr Summer Time|ANAST : Asia/Anadyr
West Kazakhstan Time|AQTT|Aqtobe Summer Time|AQTST : Asia/Aqtobe
West Kazakhstan Time|GMT+05:00|Atyrau Daylight Time|GMT+05:00 : Asia/Atyrau
Brunei Darussalam Time|BNT|Brunei Summer Time|BNST : Asia/Brunei
Philippine Standard Time|PST|Philippine Summer Time|PDT : Asia/Manila
Indochina Time|ICT|Indochina Summer Time|ICST : \
Asia/Saigon Asia/Bangkok Asia/Vientiane Asia/Phnom_Penh VST Asia/Ho_Chi_Minh
Taipei Standard Time|CST|Taipei Daylight Time|CDT : Asia/Taipei
Iran Standard Time|IRST|Iran Daylight Time|IRDT : Asia/Tehran Iran
Seychelles Time|SCT|Seychelles Summer Time|SCST : Indian/Mahe
Chuuk Time|CHUT|Chuuk Summer Time|CHUST : Pacific/Yap Pacific/Truk Pacific/Chuuk
Greenwich Mean Time|GMT|Ghana Summer Time|GHST : Africa/Accra
West Africa Standard Time|WAT|West Africa Summer Time|WAST : \
Africa/Lagos Africa/Bangui Africa/Douala Africa/Luanda Africa/Malabo Africa/Niamey Africa/Kinshasa \
Africa/Ndjamena Africa/Libreville Africa/Porto-Novo Africa/Brazzaville
Hawaii-Aleutian Standard Time|HAST|Hawaii-Aleutian Daylight Time|HADT : \
America/Adak Pacific/Johnston America/Atka US/Aleutian
Peru Standard Time|PET|Peru Summer Time|PEST : America/Lima
Kyrgyzstan Time|KGT|Kirgizstan Summer Time|KGST : Asia/Bishkek
India Standard Time|IST|India Daylight Time|IDT : Asia/Colombo Asia/Calcutta IST Asia/Kolkata
Irkutsk Standard Time|IRKT|Irkutsk Summer Time|IRKST : Asia/Irkutsk
Western Indonesia Time|WIB|West Indonesia Summer Time|WIST : Asia/Jakarta Asia/Pontianak
Malaysia Time|MYT|Malaysia Summer Time|MYST : Asia/Kuching Asia/Kuala_Lumpur
Magadan Standard Time|MAGT|Magadan Summer Time|MAGST : Asia/Magadan
Myanmar Time|MMT|Myanmar Summer Time|MMST : Asia/Rangoon Asia/Yangon
Georgia Standard Time|GET|Georgia Summer Time|GEST : Asia/Tbilisi
Bhutan Time|BTT|Bhutan Summer Time|BTST : Asia/Thimphu Asia/Thimbu
Moscow Standard Time|MSK|Moscow Summer Time|MSD : Europe/Minsk Europe/Moscow Europe/Simferopol W-SU
Cocos Islands Time|CCT|Cocos Islands Summer Time|CCST : Indian/Cocos
Fiji Standard Time|FJT|Fiji Summer Time|FJST : Pacific/Fiji
Chamorro Standard Time|ChST|Chamorro Daylight Time|ChDT : Pacific/Guam Pacific/Saipan
Niue Time|NUT|Niue Summer Time|NUST : Pacific/Niue
Wake Island Time|WAKT|Wake Summer Time|WAKST : Pacific/Wake
South Africa Standard Time|SAST|South Africa Summer Time|SAST : \
Africa/Maseru Africa/Mbabane Africa/Johannesburg
Argentina Standard Time|ART|Argentina Summer Time|ARST : \
America/Jujuy America/Cordoba America/Mendoza America/Catamarca America/Buenos_Aires \
America/Argentina/Salta America/Argentina/Tucuman America/Argentina/Ushuaia America/Argentina/La_Rioja \
America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Rio_Gallegos \
America/Argentina/Catamarca America/Argentina/Cordoba America/Argentina/Mendoza America/Argentina/Jujuy \
America/Argentina/ComodRivadavia America/Rosario America/Argentina/Buenos_Aires
Turkmenistan Standard Time|TMT|Turkmenistan Summer Time|TMST : Asia/Ashgabat Asia/Ashkhabad
Tajikistan Time|TJT|Tajikistan Summer Time|TJST : Asia/Dushanbe
Eastern Indonesia Time|WIT|East Indonesia Summer Time|EIST : Asia/Jayapura
Nepal Time|NPT|Nepal Summer Time|NPST : Asia/Katmandu Asia/Kathmandu
Central Indonesia Time|WITA|Central Indonesia Summer Time|CIST : Asia/Makassar Asia/Ujung_Pandang
East Kazakhstan Time|QOST|Kostanay Summer Time|QOSST : Asia/Qostanay
Sakhalin Standard Time|SAKT|Sakhalin Summer Time|SAKST : Asia/Sakhalin
Uzbekistan Standard Time|UZT|Uzbekistan Summer Time|UZST : Asia/Tashkent Asia/Samarkand
Vladivostok Standard Time|VLAT|Vladivostok Summer Time|VLAST : Asia/Ust-Nera Asia/Vladivostok
Greenwich Mean Time|GMT|Irish Standard Time|IST : Europe/Dublin Eire
Greenwich Mean Time|GMT|British Summer Time|BST : \
Europe/Jersey Europe/London Europe/Belfast Europe/Guernsey Europe/Isle_of_Man GB-Eire GB
Western European Standard Time|WET|Western European Summer Time|WEST : \
Europe/Lisbon Atlantic/Canary Atlantic/Faeroe Atlantic/Madeira Portugal Atlantic/Faroe
Samara Standard Time|SAMT|Samara Summer Time|SAMST : Europe/Samara
Indian Ocean Time|IOT|Indian Ocean Territory Summer Time|IOST : Indian/Chagos
Vanuatu Standard Time|VUT|Vanuatu Summer Time|VUST : Pacific/Efate
Nauru Time|NRT|Nauru Summer Time|NRST : Pacific/Nauru
Palau Time|PWT|Palau Summer Time|PWST : Pacific/Palau
Colombia Standard Time|COT|Colombia Summer Time|COST : America/Bogota
Amazon Standard Time|AMT|Amazon Summer Time|AMST : \
America/Cuiaba America/Manaus America/Boa_Vista America/Porto_Velho America/Campo_Grande Brazil/West
Guyana Time|GYT|Guyana Summer Time|GYST : America/Guyana
Cuba Standard Time|CST|Cuba Daylight Time|CDT : America/Havana Cuba
Bolivia Time|BOT|Bolivia Summer Time|BOST : America/La_Paz
Hong Kong Standard Time|HKT|Hong Kong Summer Time|HKST : Asia/Hong_Kong Hongkong
Petropavlovsk-Kamchatski Standard Time|PETT|Petropavlovsk-Kamchatski Summer Time|PETST : Asia/Kamchatka
West Kazakhstan Time|QYZT|Qyzylorda Summer Time|QYZST : Asia/Qyzylorda
Singapore Standard Time|SGT|Singapore Summer Time|SGST : Asia/Singapore Singapore
R\u00e9union Time|RET|Reunion Summer Time|REST : Indian/Reunion
Easter Island Standard Time|EAST|Easter Island Summer Time|EASST : Pacific/Easter Chile/EasterIsland
Kosrae Time|KOST|Kosrae Summer Time|KOSST : Pacific/Kosrae
Marshall Islands Time|MHT|Marshall Islands Summer Time|MHST : Pacific/Majuro Pacific/Kwajalein Kwajalein
Samoa Standard Time|SST|Samoa Daylight Time|SDT : Pacific/Midway Pacific/Pago_Pago Pacific/Samoa US/Samoa
New Caledonia Standard Time|NCT|New Caledonia Summer Time|NCST : Pacific/Noumea
Ponape Time|PONT|Pohnpei Summer Time|PONST : Pacific/Ponape Pacific/Pohnpei
Tahiti Time|TAHT|Tahiti Summer Time|TAHST : Pacific/Tahiti
Gilbert Islands Time|GILT|Gilbert Is. Summer Time|GILST : Pacific/Tarawa
Wallis & Futuna Time|WFT|Wallis & Futuna Summer Time|WFST : Pacific/Wallis
Central Africa Time|CAT|Western African Time|WAT : Africa/Windhoek
Venezuela Time|VET|Venezuela Summer Time|VEST : America/Caracas
French Guiana Time|GFT|French Guiana Summer Time|GFST : America/Cayenne
West Greenland Standard Time|WGT|West Greenland Summer Time|WGST : America/Godthab America/Nuuk
Fernando de Noronha Standard Time|FNT|Fernando de Noronha Summer Time|FNST : \
America/Noronha Brazil/DeNoronha
Ulaanbaatar Standard Time|CHOT|Ulaanbaatar Summer Time|CHOST : Asia/Choibalsan
Azores Standard Time|AZOT|Azores Summer Time|AZOST : Atlantic/Azores
Australian Central Western Standard Time|ACWST|Australian Central Western Daylight Time|ACWDT : \
Australia/Eucla
Australian Western Standard Time|AWST|Australian Western Daylight Time|AWDT : \
Australia/Perth Australia/West
Maldives Time|MVT|Maldives Summer Time|MVST : Indian/Maldives
Chatham Standard Time|CHAST|Chatham Daylight Time|CHADT : Pacific/Chatham NZ-CHAT
Tokelau Time|TKT|Tokelau Summer Time|TKST : Pacific/Fakaofo
Gambier Time|GAMT|Gambier Summer Time|GAMST : Pacific/Gambier
Norfolk Island Standard Time|NFT|Norfolk Island Daylight Time|NFST : Pacific/Norfolk
Paraguay Standard Time|PYT|Paraguay Summer Time|PYST : America/Asuncion
Acre Standard Time|ACT|Acre Summer Time|ACST : \
America/Eirunepe America/Rio_Branco America/Porto_Acre Brazil/Acre
Mexican Pacific Standard Time|MST|Mexican Pacific Daylight Time|MDT : \
America/Mazatlan America/Hermosillo Mexico/BajaSur
St. Pierre & Miquelon Standard Time|PMST|St. Pierre & Miquelon Daylight Time|PMDT : America/Miquelon
Chile Standard Time|CLT|Chile Summer Time|CLST : America/Santiago Chile/Continental
Casey Time|AWST|Australian Western Daylight Time|AWDT : Antarctica/Casey
Davis Time|DAVT|Davis Summer Time|DAVST : Antarctica/Davis
Syowa Time|SYOT|Syowa Summer Time|SYOST : Antarctica/Syowa
Greenwich Mean Time|GMT|Central European Summer Time|CEST : Antarctica/Troll
Krasnoyarsk Standard Time|KRAT|Krasnoyarsk Summer Time|KRAST : Asia/Krasnoyarsk Asia/Novokuznetsk
Novosibirsk Standard Time|NOVT|Novosibirsk Summer Time|NOVST : Asia/Novosibirsk
Ulaanbaatar Standard Time|ULAT|Ulaanbaatar Summer Time|ULAST : Asia/Ulaanbaatar Asia/Ulan_Bator
Falkland Islands Standard Time|FKT|Falkland Islands Summer Time|FKST : Atlantic/Stanley
Volgograd Standard Time|MSK|Volgograd Summer Time|MSD : Europe/Volgograd
Christmas Island Time|CXT|Christmas Island Summer Time|CXST : Indian/Christmas
French Southern & Antarctic Time|TFT|French Southern & Antarctic Lands Summer Time|TFST : Indian/Kerguelen
Mauritius Standard Time|MUT|Mauritius Summer Time|MUST : Indian/Mauritius
Tuvalu Time|TVT|Tuvalu Summer Time|TVST : Pacific/Funafuti
Pitcairn Time|PST|Pitcairn Daylight Time|PDT : Pacific/Pitcairn
Ecuador Time|ECT|Ecuador Summer Time|ECST : America/Guayaquil
Mawson Time|MAWT|Mawson Summer Time|MAWST : Antarctica/Mawson
Vostok Time|VOST|Vostok Summer Time|VOSST : Antarctica/Vostok
Phoenix Islands Time|PHOT|Phoenix Is. Summer Time|PHOST : Pacific/Enderbury
Galapagos Time|GALT|Galapagos Summer Time|GALST : Pacific/Galapagos
Marquesas Time|MART|Marquesas Summer Time|MARST : Pacific/Marquesas
Cook Islands Standard Time|CKT|Cook Islands Half Summer Time|CKHST : Pacific/Rarotonga
Tonga Standard Time|TOT|Tonga Summer Time|TOST : Pacific/Tongatapu
Uruguay Standard Time|UYT|Uruguay Summer Time|UYST : America/Montevideo
Suriname Time|SRT|Suriname Summer Time|SRST : America/Paramaribo
Rothera Time|ROTT|Rothera Summer Time|ROTST : Antarctica/Rothera
Yekaterinburg Standard Time|YEKT|Yekaterinburg Summer Time|YEKST : Asia/Yekaterinburg
Line Islands Time|LINT|Line Is. Summer Time|LINST : Pacific/Kiritimati
Cape Verde Standard Time|CVT|Cape Verde Summer Time|CVST : Atlantic/Cape_Verde
Lord Howe Standard Time|LHST|Lord Howe Daylight Time|LHDT : Australia/Lord_Howe Australia/LHI
Northwest Mexico Standard Time|PST|Northwest Mexico Daylight Time|PDT : America/Santa_Isabel
East Greenland Standard Time|EGT|East Greenland Summer Time|EGST : America/Scoresbysund
Papua New Guinea Time|PGT|Papua New Guinea Summer Time|PGST : Pacific/Port_Moresby
South Georgia Time|GST|South Georgia Daylight Time|GDT : Atlantic/South_Georgia
Dumont-d\u2019Urville Time|DDUT|Dumont-d'Urville Summer Time|DDUST : Antarctica/DumontDUrville
Xinjiang Standard Time|XJT|Xinjiang Daylight Time|XJDT : Asia/Kashgar Asia/Urumqi
Central European Time|CET|Central European Summer Time|CEST : CET
Turkey Time|TRT|Turkey Summer Time|TRST : Europe/Istanbul Asia/Istanbul Turkey
Tomsk Standard Time|GMT+07:00|Tomsk Daylight Time|GMT+07:00 : Asia/Tomsk
Hawaii Standard Time|HST|Hawaii Standard Time|HST : HST
Saratov Standard Time|GMT+04:00|Saratov Standard Time|GMT+04:00 : Europe/Saratov
Argentine Time|ART|Argentine Summer Time|ARST : AGT
Bougainville Standard Time|BST|Bougainville Daylight Time|BST : Pacific/Bougainville
Barnaul Standard Time|GMT+07:00|Barnaul Daylight Time|GMT+07:00 : Asia/Barnaul
Eastern Standard Time|EST|Eastern Standard Time|EST : EST
Middle Europe Time|MET|Middle Europe Summer Time|MEST : MET
Western European Time|WET|Western European Summer Time|WEST : Africa/El_Aaiun Africa/Casablanca WET
Chile Time|CLT|Chile Summer Time|CLST : Antarctica/Palmer
Punta Arenas Standard Time|GMT-03:00|Punta Arenas Standard Time|GMT-03:00 : America/Punta_Arenas
Moscow Standard Time|MSK|Moscow Daylight Time|MSD : Europe/Kirov
Kanton Standard Time|GMT+13:00|Kanton Daylight Time|GMT+13:00 : Pacific/Kanton
Astrakhan Standard Time|GMT+04:00|Astrakhan Standard Time|GMT+04:00 : Europe/Astrakhan
Mountain Standard Time|MST|Mountain Standard Time|MST : MST
Eastern European Time|EET|Eastern European Summer Time|EEST : Asia/Famagusta EET
Ulyanovsk Standard Time|GMT+04:00|Ulyanovsk Standard Time|GMT+04:00 : Europe/Ulyanovsk
Srednekolymsk Time|SRET|Srednekolymsk Daylight Time|SREDT : Asia/Srednekolymsk
"""
