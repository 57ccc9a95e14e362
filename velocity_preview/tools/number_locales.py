"""The symbols numbers are written with, by locale, as Java 17 has them (from the Unicode CLDR).

A data table. A row of LOCALES is: decimal point, group separator, minus, percent, per mille, exponent,
not-a-number, zero, decimal point of money, the patterns of a percentage and of money, then the locales that
write so; a locale
with a country has its currency and that currency's symbol there.
"""

from __future__ import annotations

from typing import Final

LOCALES: Final = """
,|.|-|%|\u2030|E|ND|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
ast ast_ES=EUR=\u20ac
,|.|-|%|\u2030|E|NaN|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
az az_AZ=AZN=\u20bc ca ca_AD=EUR=\u20ac ca_ES=EUR=\u20ac ca_FR=EUR=\u20ac ca_IT=EUR=\u20ac \
en_BE=EUR=\u20ac is is_IS=ISK=ISK it it_IT=EUR=\u20ac it_SM=EUR=\u20ac it_VA=EUR=\u20ac ln ln_AO=AOA=Kz \
ln_CD=CDF=FC ln_CF=XAF=FCFA ln_CG=XAF=FCFA sr sr_ME=EUR=\u20ac sr_RS=RSD=RSD vi vi_VN=VND=\u20ab
,|.|-|%|\u2030|E|NaN|0|,|#,##0%|#,##0.00\u00a4 : \
km km_KH=KHR=\u17db lu lu_CD=CDF=FC seh seh_MZ=MZN=MTn
,|.|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4 #,##0.00 : \
sr_BA=BAM=\u041a\u041c. sr_CS=CSD=CSD
,|.|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4#,##0.00 : \
id id_ID=IDR=Rp ms_ID=IDR=Rp mua mua_CM=XAF=FCFA su su_ID=IDR=Rp
,|.|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4#,##0.00;\u00a4-#,##0.00 : \
sg sg_CF=XAF=FCFA
,|.|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4\u00a0#,##0.00 : \
fur fur_IT=EUR=\u20ac ia ia_001=XXX=\u00a4 jgo jgo_CM=XAF=FCFA jv jv_ID=IDR=Rp kkj kkj_CM=XAF=FCFA mgh \
mgh_MZ=MZN=MTn ms_BN=BND=$ nnh nnh_CM=XAF=FCFA pt pt_BR=BRL=R$ rw rw_RW=RWF=RF sw_CD=CDF=FC wo \
wo_SN=XOF=F\u202fCFA
,|.|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4\u00a0#,##0.00;\u00a4\u00a0#,##0.00- : \
fy fy_NL=EUR=\u20ac
,|.|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4\u00a0#,##0.00;\u00a4\u00a0-#,##0.00 : \
en_NL=EUR=\u20ac nl nl_AW=AWG=Afl. nl_BE=EUR=\u20ac nl_BQ=USD=$ nl_CW=XCG=XCG nl_NL=EUR=\u20ac nl_SR=SRD=$ \
nl_SX=XCG=XCG
,|.|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
bs bs_BA=BAM=KM da da_DK=DKK=kr. da_GL=DKK=kr. de de_BE=EUR=\u20ac de_DE=EUR=\u20ac de_IT=EUR=\u20ac \
de_LU=EUR=\u20ac dsb dsb_DE=EUR=\u20ac en_DE=EUR=\u20ac en_DK=DKK=kr. es es_EA=XXX=\u00a4 es_ES=EUR=\u20ac \
es_IC=XXX=\u00a4 es_PH=PHP=\u20b1 fr_LU=EUR=\u20ac fr_MA=MAD=MAD gl gl_ES=EUR=\u20ac hsb hsb_DE=EUR=\u20ac \
lb lb_LU=EUR=\u20ac mk mk_MK=MKD=\u0434\u0435\u043d. ro ro_MD=MDL=L ro_RO=RON=RON
,|.|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a4 : \
rn rn_BI=BIF=FBu
,|.|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|\u00a4#,##0.00 : \
es_BO=BOB=Bs es_GQ=XAF=FCFA
,|.|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|\u00a4#,##0.00;\u00a4-#,##0.00 : \
es_CL=CLP=$ es_EC=USD=$ es_VE=VES=Bs.S kl kl_GL=DKK=kr.
,|.|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|\u00a4\u00a0#,##0.00 : \
en_AT=EUR=\u20ac es_AR=ARS=$ es_CO=COP=$ es_UY=UYU=$ qu_BO=BOB=Bs
,|.|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|\u00a4\u00a0#,##0.00;\u00a4\u00a0-#,##0.00 : \
es_PY=PYG=Gs.
,|.|-|%|\u2030|E|NaN|0|,|%#,##0|#,##0.00\u00a0\u00a4 : \
ku ku_TR=TRY=\u20ba
,|.|-|%|\u2030|E|NaN|0|,|%#,##0|\u00a4#,##0.00 : \
tr tr_CY=EUR=\u20ac tr_TR=TRY=\u20ba
,|.|-|%|\u2030|E|\u0e9a\u0ecd\u0ec8\u200b\u0ec1\u0ea1\u0ec8\u0e99\u200b\u0ec2\u0e95\u200b\u0ec0\u0ea5\u0e81|\
0|,|#,##0%|\u00a4#,##0.00;\u00a4-#,##0.00 : \
lo lo_LA=LAK=\u20ad
,|.|-|%|\u2030|e|NaN|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
el el_CY=EUR=\u20ac el_GR=EUR=\u20ac en_SI=EUR=\u20ac
,|.|\u200e-|\u200e%\u200e|\u2030|E|\u0644\u064a\u0633\u00a0\u0631\u0642\u0645\u064b\u0627|\
0|,|#,##0%|\u00a4\u00a0#,##0.00 : \
ar_DZ=DZD=\u062f.\u062c.\u200f ar_LY=LYD=\u062f.\u0644.\u200f ar_MA=MAD=\u062f.\u0645.\u200f \
ar_TN=TND=\u062f.\u062a.\u200f
,|.|\u2212|%|\u2030|E|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
fo fo_DK=DKK=kr. fo_FO=DKK=kr hr hr_BA=BAM=KM hr_HR=EUR=EUR
,|.|\u2212|%|\u2030|E|NaN|0|,|%\u00a0#,##0|#,##0.00\u00a0\u00a4 : \
eu eu_ES=EUR=\u20ac
,|.|\u2212|%|\u2030|e|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
sl sl_SI=EUR=\u20ac
,|\u00a0|-|%|\u2030|E|NS|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
lv lv_LV=EUR=\u20ac
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
dyo dyo_SN=XOF=F\u202fCFA ewo ewo_CM=XAF=FCFA ff ff_GN=GNF=GNF ff_SN=XOF=F\u202fCFA hu hu_HU=HUF=Ft kea \
kea_CV=CVE=\u200b ksf ksf_CM=XAF=FCFA nmg nmg_CM=XAF=FCFA pl pl_PL=PLN=z\u0142 pt_AO=AOA=Kz pt_CH=CHF=CHF \
pt_CV=CVE=\u200b pt_GQ=XAF=FCFA pt_GW=XOF=F\u202fCFA pt_LU=EUR=\u20ac pt_MO=MOP=MOP$ pt_MZ=MZN=MTn \
pt_PT=EUR=\u20ac pt_ST=STN=Db pt_TL=USD=US$ sq sq_AL=ALL=Lek\u00eb sq_MK=MKD=den sq_XK=EUR=\u20ac tg \
tg_TJ=TJS=\u0441\u043e\u043c. tzm tzm_MA=MAD=MAD yav yav_CM=XAF=FCFA
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0%|#,##0.00\u00a4 : \
agq agq_CM=XAF=FCFA kab kab_DZ=DZD=DA shi shi_MA=MAD=MAD
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0%|#0.00\u00a0\u00a4 : \
bg bg_BG=BGN=\u043b\u0432.
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4#,##0.00 : \
af af_NA=NAD=$ af_ZA=ZAR=R en_ZA=ZAR=R
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4\u00a0#,##0.00 : \
eo eo_001=XXX=\u00a4
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
bas bas_CM=XAF=FCFA be be_BY=BYN=Br br br_FR=EUR=\u20ac cs cs_CZ=CZK=K\u010d dua dua_CM=XAF=FCFA \
en_FI=EUR=\u20ac fr_CA=CAD=$\u00a0CA tt tt_RU=RUB=\u20bd
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a4 : \
zgh zgh_MA=MAD=MAD
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|\u00a4#,##0.00 : \
es_CR=CRC=\u20a1
,|\u00a0|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|\u00a4\u00a0#,##0.00 : \
de_AT=EUR=\u20ac
,|\u00a0|-|%|\u2030|E|\u041d\u041d|0|,|#,##0%|\u00a4\u00a0#,##0.00 : \
os os_GE=GEL=\u20be os_RU=RUB=\u20bd
,|\u00a0|-|%|\u2030|E|\u043d\u0435\u00a0\u0447\u0438\u0441\u043b\u043e|\
0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
ru ru_BY=BYN=Br ru_KG=KGS=\u0441\u043e\u043c ru_KZ=KZT=\u20b8 ru_MD=MDL=L ru_RU=RUB=\u20bd \
ru_UA=UAH=\u20b4
,|\u00a0|-|%|\u2030|E|\u0441\u0430\u043d\u00a0\u0435\u043c\u0435\u0441|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
kk kk_KZ=KZT=\u20b8
,|\u00a0|-|%|\u2030|E|\u0441\u0430\u043d\u00a0\u044d\u043c\u0435\u0441|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
ky ky_KG=KGS=\u0441\u043e\u043c
,|\u00a0|-|%|\u2030|E|\u0447\u044b\u044b\u04bb\u044b\u043b\u0430\u00a0\u0431\u0443\u043e\u0442\u0430\u0445|\
0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
sah sah_RU=RUB=\u20bd
,|\u00a0|-|%|\u2030|E|\u0548\u0579\u0539|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
hy hy_AM=AMD=\u058f
,|\u00a0|-|%|\u2030|E|\u10d0\u10e0\u00a0\u10d0\u10e0\u10d8\u10e1\u00a0\u10e0\u10d8\u10ea\u10ee\u10d5\u10d8|\
0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
ka ka_GE=GEL=\u20be
,|\u00a0|-|%|\u2030|E|epiloho|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
smn smn_FI=EUR=\u20ac
,|\u00a0|-|%|\u2030|E|san\u00a0d\u00e4l|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
tk tk_TM=TMT=TMT
,|\u00a0|-|%|\u2030|E|son\u00a0emas|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
uz uz_AF=AFN=AFN uz_UZ=UZS=so\u02bbm
,|\u00a0|-|%|\u2030|\u00d710^|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
en_SE=SEK=kr
,|\u00a0|-|%|\u2030|\u0415|NaN|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
uk uk_UA=UAH=\u20b4
,|\u00a0|-|%|\u2030|e|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
sk sk_SK=EUR=\u20ac
,|\u00a0|\u2212|%|\u2030|E|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
nn nn_NO=NOK=kr
,|\u00a0|\u2212|%|\u2030|E|NaN|0|,|#,##0\u00a0%|\u00a4\u00a0#,##0.00 : \
nb nb_NO=NOK=kr nb_SJ=NOK=kr no no_NO=NOK=kr
,|\u00a0|\u2212|%|\u2030|E|ep\u00e4luku|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
fi fi_FI=EUR=\u20ac
,|\u00a0|\u2212|%|\u2030|\u00b710^|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
se se_FI=EUR=\u20ac se_NO=NOK=kr se_SE=SEK=kr
,|\u00a0|\u2212|%|\u2030|\u00d710^|NaN|0|,|#,##0%|#,##0.00\u00a0\u00a4 : \
et et_EE=EUR=\u20ac
,|\u00a0|\u2212|%|\u2030|\u00d710^|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
ksh ksh_DE=EUR=\u20ac lt lt_LT=EUR=\u20ac sv sv_AX=EUR=\u20ac sv_FI=EUR=\u20ac sv_SE=SEK=kr
,|\u2019|-|%|\u2030|E|NaN|0|,|#,##0%|\u00a4\u00a0#,##0.00 : \
wae wae_CH=CHF=CHF
,|\u202f|-|%|\u2030|E|NaN|0|,|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
fr fr_BE=EUR=\u20ac fr_BF=XOF=F\u202fCFA fr_BI=BIF=FBu fr_BJ=XOF=F\u202fCFA fr_BL=EUR=\u20ac fr_CD=CDF=FC \
fr_CF=XAF=FCFA fr_CG=XAF=FCFA fr_CI=XOF=F\u202fCFA fr_CM=XAF=FCFA fr_DJ=DJF=Fdj fr_DZ=DZD=DA \
fr_FR=EUR=\u20ac fr_GA=XAF=FCFA fr_GF=EUR=\u20ac fr_GN=GNF=FG fr_GP=EUR=\u20ac fr_GQ=XAF=FCFA fr_HT=HTG=G \
fr_KM=KMF=CF fr_MC=EUR=\u20ac fr_MF=EUR=\u20ac fr_MG=MGA=Ar fr_ML=XOF=F\u202fCFA fr_MQ=EUR=\u20ac \
fr_MR=MRU=UM fr_MU=MUR=Rs fr_NC=XPF=FCFP fr_NE=XOF=F\u202fCFA fr_PF=XPF=FCFP fr_PM=EUR=\u20ac \
fr_RE=EUR=\u20ac fr_RW=RWF=RF fr_SC=SCR=SR fr_SN=XOF=F\u202fCFA fr_SY=SYP=LS fr_TD=XAF=FCFA \
fr_TG=XOF=F\u202fCFA fr_TN=TND=DT fr_VU=VUV=VT fr_WF=XPF=FCFP fr_YT=EUR=\u20ac
,|\u202f|-|%|\u2030|E|NaN|0|.|#,##0%|#,##0.00\u00a0\u00a4 : \
fr_CH=CHF=CHF
.|,|-|%|\u2030|E|MaL|0|.|#,##0%|\u00a4#,##0.00 : \
so so_DJ=DJF=Fdj so_ET=ETB=Br so_KE=KES=Ksh so_SO=SOS=S
.|,|-|%|\u2030|E|NaN|0|.|#,##0%|#,##0.00\u00a0\u00a4 : \
asa asa_TZ=TZS=TSh en_150=XXX=\u00a4 xog xog_UG=UGX=USh
.|,|-|%|\u2030|E|NaN|0|.|#,##0%|#,##0.00\u00a4 : \
bez bez_TZ=TZS=TSh ccp ccp_BD=BDT=\u09f3 ccp_IN=INR=\u20b9 ksb ksb_TZ=TZS=TSh lg lg_UG=UGX=USh luo \
luo_KE=KES=Ksh rwk rwk_TZ=TZS=TSh sbp sbp_TZ=TZS=TSh
.|,|-|%|\u2030|E|NaN|0|.|#,##0%|\u00a4#,##0.00 : \
ak ak_GH=GHS=GH\u20b5 am am_ET=ETB=\u1265\u122d bem bem_ZM=ZMW=K bm bm_ML=XOF=F\u202fCFA ceb \
ceb_PH=PHP=\u20b1 cgg cgg_UG=UGX=USh chr chr_US=USD=$ cy cy_GB=GBP=\u00a3 dav dav_KE=KES=Ksh doi \
doi_IN=INR=\u20b9 ebu ebu_KE=KES=Ksh en en_001=XXX=\u00a4 en_AE=AED=AED en_AG=XCD=$ en_AI=XCD=$ \
en_AS=USD=$ en_BB=BBD=$ en_BI=BIF=FBu en_BM=BMD=$ en_BS=BSD=$ en_BW=BWP=P en_BZ=BZD=$ en_CC=AUD=$ \
en_CK=NZD=$ en_CM=XAF=FCFA en_CX=AUD=$ en_CY=EUR=\u20ac en_DG=XXX=\u00a4 en_DM=XCD=$ en_ER=ERN=Nfk \
en_FJ=FJD=$ en_FK=FKP=\u00a3 en_FM=USD=US$ en_GB=GBP=\u00a3 en_GD=XCD=$ en_GG=GBP=\u00a3 \
en_GH=GHS=GH\u20b5 en_GI=GIP=\u00a3 en_GM=GMD=D en_GU=USD=$ en_GY=GYD=$ en_HK=HKD=HK$ en_IE=EUR=\u20ac \
en_IL=ILS=\u20aa en_IM=GBP=\u00a3 en_IN=INR=\u20b9 en_IO=USD=US$ en_JE=GBP=\u00a3 en_JM=JMD=$ \
en_KE=KES=Ksh en_KI=AUD=$ en_KN=XCD=$ en_KY=KYD=$ en_LC=XCD=$ en_LR=LRD=$ en_LS=LSL=LSL en_MG=MGA=Ar \
en_MH=USD=$ en_MO=MOP=MOP$ en_MP=USD=$ en_MS=XCD=$ en_MT=EUR=\u20ac en_MU=MUR=Rs en_MW=MWK=MK en_MY=MYR=RM \
en_NA=NAD=$ en_NF=AUD=$ en_NG=NGN=\u20a6 en_NR=AUD=$ en_NU=NZD=$ en_NZ=NZD=$ en_PG=PGK=K en_PH=PHP=\u20b1 \
en_PK=PKR=Rs en_PN=NZD=$ en_PR=USD=$ en_PW=USD=US$ en_RW=RWF=RF en_SB=SBD=$ en_SC=SCR=SR en_SD=SDG=SDG \
en_SG=SGD=$ en_SH=SHP=\u00a3 en_SL=SLE=SLE en_SS=SSP=\u00a3 en_SX=XCG=XCG en_SZ=SZL=E en_TC=USD=US$ \
en_TK=NZD=$ en_TO=TOP=T$ en_TT=TTD=$ en_TV=AUD=$ en_TZ=TZS=TSh en_UG=UGX=USh en_UM=USD=$ en_US=USD=$ \
en_VC=XCD=$ en_VG=USD=US$ en_VI=USD=$ en_VU=VUV=VT en_WS=WST=WS$ en_ZM=ZMW=K en_ZW=ZWG=ZWG fil \
fil_PH=PHP=\u20b1 gd gd_GB=GBP=\u00a3 gu gu_IN=INR=\u20b9 guz guz_KE=KES=Ksh gv gv_IM=GBP=\u00a3 haw \
haw_US=USD=$ hi hi_IN=INR=\u20b9 ig ig_NG=NGN=\u20a6 ja ja_JP=JPY=\uffe5 jmc jmc_TZ=TZS=TSh kam \
kam_KE=KES=Ksh kde kde_TZ=TZS=TSh ki ki_KE=KES=Ksh kln kln_KE=KES=Ksh kn kn_IN=INR=\u20b9 ko ko_KP=KPW=KPW \
ko_KR=KRW=\u20a9 kw kw_GB=GBP=\u00a3 mas mas_KE=KES=Ksh mas_TZ=TZS=TSh mer mer_KE=KES=Ksh ml \
ml_IN=INR=\u20b9 ms ms_MY=MYR=RM ms_SG=SGD=$ mt mt_MT=EUR=\u20ac naq naq_NA=NAD=$ nd nd_ZW=ZWG=ZWG nus \
nus_SS=SSP=\u00a3 nyn nyn_UG=UGX=USh om om_ET=ETB=Br om_KE=KES=Ksh or or_IN=INR=\u20b9 pcm \
pcm_NG=NGN=\u20a6 rof rof_TZ=TZS=TSh saq saq_KE=KES=Ksh si si_LK=LKR=\u0dbb\u0dd4. sn sn_ZW=ZWG=ZWG te \
te_IN=INR=\u20b9 teo teo_KE=KES=Ksh teo_UG=UGX=USh th th_TH=THB=\u0e3f ti ti_ER=ERN=Nfk ti_ET=ETB=Br ug \
ug_CN=CNY=\uffe5 vai vai_LR=LRD=$ vun vun_TZ=TZS=TSh yo yo_BJ=XOF=F\u202fCFA yo_NG=NGN=\u20a6 zh \
zh_CN=CNY=\u00a5 zh_SG=SGD=$ zu zu_ZA=ZAR=R
.|,|-|%|\u2030|E|NaN|0|.|#,##0%|\u00a4#,##0.00;\u00a4-\u00a0#,##0.00 : \
luy luy_KE=KES=Ksh
.|,|-|%|\u2030|E|NaN|0|.|#,##0%|\u00a4\u00a0#,##0.00 : \
bo bo_CN=CNY=\u00a5 bo_IN=INR=\u20b9 brx brx_IN=INR=\u20b9 ha ha_GH=GHS=GH\u20b5 ha_NE=XOF=F\u202fCFA \
ha_NG=NGN=\u20a6 ii ii_CN=CNY=\u00a5 kok kok_IN=INR=\u20b9 lag lag_TZ=TZS=TSh lkt lkt_US=USD=$ mai \
mai_IN=INR=\u20b9 mg mg_MG=MGA=Ar mgo mgo_CM=XAF=FCFA mi mi_NZ=NZD=$ mn mn_MN=MNT=\u20ae nds \
nds_DE=EUR=\u20ac nds_NL=EUR=\u20ac pa pa_IN=INR=\u20b9 pa_PK=PKR=PKR root sw sw_KE=KES=Ksh sw_TZ=TZS=TSh \
sw_UG=UGX=USh ta ta_IN=INR=\u20b9 ta_LK=LKR=Rs. ta_MY=MYR=RM ta_SG=SGD=$ yi yi_001=XXX=\u00a4
.|,|-|%|\u2030|E|NaN|0|.|#,##0\u00a0%|\u00a4#,##0.00 : \
es_419=XXX=\u00a4 es_BR=BRL=R$ es_BZ=BZD=$ es_CU=CUP=$ es_DO=DOP=RD$ es_GT=GTQ=Q es_HN=HNL=L es_MX=MXN=$ \
es_NI=NIO=C$ es_PA=PAB=B/. es_PR=USD=$ es_SV=SVC=C es_US=USD=$
.|,|-|%|\u2030|E|NaN|0|.|#,##0\u00a0%|\u00a4\u00a0#,##0.00 : \
es_PE=PEN=S/ qu qu_EC=USD=$ qu_PE=PEN=S/
.|,|-|%|\u2030|E|NaN|\u0966|.|#,##0%|\u00a4#,##0.00 : \
mr mr_IN=INR=\u20b9
.|,|-|%|\u2030|E|NaN|\u0966|.|#,##0%|\u00a4\u00a0#,##0.00 : \
ne ne_IN=INR=\u20b9 ne_NP=NPR=\u0928\u0947\u0930\u0942 sa sa_IN=INR=\u20b9
.|,|-|%|\u2030|E|NaN|\u09e6|.|#,##0%|#,##0.00\u00a4 : \
bn bn_BD=BDT=\u09f3 bn_IN=INR=\u20b9
.|,|-|%|\u2030|E|NaN|\u09e6|.|#,##0%|\u00a4\u00a0#,##0.00 : \
as as_IN=INR=\u20b9 mni mni_IN=INR=\u20b9
.|,|-|%|\u2030|E|NaN|\u1c50|.|#,##0%|\u00a4\u00a0#,##0.00 : \
sat sat_IN=INR=\u20b9
.|,|-|%|\u2030|E|Nuimh|0|.|#,##0%|\u00a4#,##0.00 : \
ga ga_GB=GBP=\u00a3 ga_IE=EUR=\u20ac
.|,|-|%|\u2030|E|TF|0|.|#,##0%|\u00a4\u00a0#,##0.00 : \
to to_TO=TOP=T$
.|,|-|%|\u2030|E|\u0422\u0435\u0440\u0445\u044c\u0430\u0448\u00a0\u0434\u0430\u0446|\
0|.|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
ce ce_RU=RUB=\u20bd
.|,|-|%|\u2030|E|\u0f68\u0f44\u0f0b\u0f58\u0f51|\u0f20|.|#,##0%|\u00a4\u00a0#,##0.00 : \
dz dz_BT=BTN=Nu.
.|,|-|%|\u2030|E|\u1002\u100f\u1014\u103a\u1038\u1019\u101f\u102f\u1010\u103a\u101e\u1031\u102c|\
\u1040|.|#,##0%|#,##0.00\u00a0\u00a4 : \
my my_MM=MMK=K
.|,|-|%|\u2030|E|\u975e\u6578\u503c|0|.|#,##0%|\u00a4#,##0.00 : \
yue yue_CN=CNY=CN\u00a5 yue_HK=HKD=HK$ zh_HK=HKD=HK$ zh_MO=MOP=MOP$ zh_TW=TWD=$
.|,|-|%|\u2030|E|mnn|0|.|#,##0%|\u00a4#,##0.00 : \
ee ee_GH=GHS=GH\u20b5 ee_TG=XOF=F\u202fCFA
.|,|-|%|\u2030|e|NaN|0|.|#,##0%|\u00a4#,##0.00 : \
en_AU=AUD=$ en_CA=CAD=$
.|,|\u200e-|%|\u2030|E|NaN|0|.|#,##0%|\u00a4\u00a0#,##0.00 : \
ur ur_PK=PKR=Rs
.|,|\u200e-|%|\u2030|E|NaN|0|.|#,##0%|\u200f#,##0.00\u00a0\u00a4;\u200f-#,##0.00\u00a0\u00a4 : \
he he_IL=ILS=\u20aa
.|,|\u200e-|\u200e%\u200e|\u2030|E|\u0644\u064a\u0633\u00a0\u0631\u0642\u0645\u064b\u0627|\
0|.|#,##0%|\u00a4\u00a0#,##0.00 : \
ar_EH=MAD=\u062f.\u0645.\u200f
.|\u00a0|-|%|\u2030|E|NaN|0|.|#,##0%|#,##0.00\u00a4 : \
dje dje_NE=XOF=F\u202fCFA khq khq_ML=XOF=F\u202fCFA ses ses_ML=XOF=F\u202fCFA twq twq_NE=XOF=F\u202fCFA
.|\u00a0|-|%|\u2030|E|NaN|0|.|#,##0%|\u00a4#,##0.00 : \
xh xh_ZA=ZAR=R
.|\u00a0|-|%|\u2030|E|NaN|0|.|#,##0%|\u00a4\u00a0#,##0.00 : \
mfe mfe_MU=MUR=Rs
.|\u2019|-|%|\u2030|E|NaN|0|.|#,##0%|\u00a4\u00a0#,##0.00 : \
de_LI=CHF=CHF
.|\u2019|-|%|\u2030|E|NaN|0|.|#,##0%|\u00a4\u00a0#,##0.00;\u00a4-#,##0.00 : \
de_CH=CHF=CHF en_CH=CHF=CHF it_CH=CHF=SFr.
.|\u2019|\u2212|%|\u2030|E|NaN|0|.|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
gsw gsw_CH=CHF=CHF gsw_FR=EUR=\u20ac gsw_LI=CHF=CHF rm rm_CH=CHF=CHF
\u066b|\u066c|\u061c-|\u066a\u061c|\u0609|\u0627\u0633|NaN|\u0660|\u066b|#,##0%|#,##0.00\u00a0\u00a4 : \
sd sd_IN=INR=\u20b9 sd_PK=PKR=Rs
\u066b|\u066c|\u061c-|\u066a\u061c|\u0609|\u0627\u0633|\u0644\u064a\u0633\u00a0\u0631\u0642\u0645|\
\u0660|\u066b|#,##0%|#,##0.00\u00a0\u00a4 : \
ar ar_001=XXX=\u00a4 ar_AE=AED=\u062f.\u0625.\u200f ar_BH=BHD=\u062f.\u0628.\u200f ar_DJ=DJF=Fdj \
ar_EG=EGP=\u062c.\u0645.\u200f ar_ER=ERN=Nfk ar_IL=ILS=\u20aa ar_IQ=IQD=\u062f.\u0639.\u200f \
ar_JO=JOD=\u062f.\u0623.\u200f ar_KM=KMF=CF ar_KW=KWD=\u062f.\u0643.\u200f ar_LB=LBP=\u0644.\u0644.\u200f \
ar_MR=MRU=\u0623.\u0645. ar_OM=OMR=\u0631.\u0639.\u200f ar_PS=ILS=\u20aa ar_QA=QAR=\u0631.\u0642.\u200f \
ar_SA=SAR=\u0631.\u0633.\u200f ar_SD=SDG=\u062c.\u0633. ar_SO=SOS=S ar_SS=SSP=\u00a3 \
ar_SY=SYP=\u0644.\u0633.\u200f ar_TD=XAF=FCFA ar_YE=YER=\u0631.\u064a.\u200f
\u066b|\u066c|\u200e-\u200e|%|\u2030|\u00d7\u06f1\u06f0^|NaN|\u06f0|\u066b|#,##0%|\u00a4\u00a0#,##0.00 : \
ur_IN=INR=\u20b9
\u066b|\u066c|\u200e-\u200e|\u066a|\u0609|\u00d7\u06f1\u06f0^|NaN|\
\u06f0|\u066b|#,##0%|#,##0.00\u00a0\u00a4 : \
ps ps_AF=AFN=\u060b ps_PK=PKR=Rs
\u066b|\u066c|\u200e-\u200e|\u066a|\u0609|\u00d7\u06f1\u06f0^|NaN|\
\u06f0|\u066b|#,##0%|\u00a4\u00a0#,##0.00 : \
ks ks_IN=INR=\u20b9 lrc lrc_IQ=IQD=\u062f.\u0639.\u200f lrc_IR=IRR=IRR mzn mzn_IR=IRR=IRR
\u066b|\u066c|\u200e\u2212|\u066a|\u0609|\u00d7\u06f1\u06f0^|\u0646\u0627\u0639\u062f\u062f|\
\u06f0|\u066b|#,##0%|\u00a4\u00a0#,##0.00 : \
fa_AF=AFN=\u060b
\u066b|\u066c|\u200e\u2212|\u066a|\u0609|\u00d7\u06f1\u06f0^|\u0646\u0627\u0639\u062f\u062f|\
\u06f0|\u066b|#,##0%|\u200e\u00a4#,##0.00 : \
fa fa_IR=IRR=\u0631\u06cc\u0627\u0644
\u066b|\u066c|\u200f-|\u066a|\u0609|\u0627\u0633|NaN|\u0660|\u066b|#,##0\u00a0%|#,##0.00\u00a0\u00a4 : \
ckb ckb_IQ=IQD=\u062f.\u0639.\u200f ckb_IR=IRR=IRR
"""

CURRENCIES: Final = """
AD=EUR AE=AED AF=AFN AG=XCD AI=XCD AL=ALL AM=AMD AO=AOA AR=ARS AS=USD AT=EUR AU=AUD AW=AWG AX=EUR AZ=AZN
BA=BAM BB=BBD BD=BDT BE=EUR BF=XOF BG=BGN BH=BHD BI=BIF BJ=XOF BL=EUR BM=BMD BN=BND BO=BOB BQ=USD BR=BRL
BS=BSD BT=BTN BV=NOK BW=BWP BY=BYN BZ=BZD CA=CAD CC=AUD CD=CDF CF=XAF CG=XAF CH=CHF CI=XOF CK=NZD CL=CLP
CM=XAF CN=CNY CO=COP CR=CRC CU=CUP CV=CVE CW=XCG CX=AUD CY=EUR CZ=CZK DE=EUR DJ=DJF DK=DKK DM=XCD DO=DOP
DZ=DZD EC=USD EE=EUR EG=EGP EH=MAD ER=ERN ES=EUR ET=ETB FI=EUR FJ=FJD FK=FKP FM=USD FO=DKK FR=EUR GA=XAF
GB=GBP GD=XCD GE=GEL GF=EUR GG=GBP GH=GHS GI=GIP GL=DKK GM=GMD GN=GNF GP=EUR GQ=XAF GR=EUR GS=GBP GT=GTQ
GU=USD GW=XOF GY=GYD HK=HKD HM=AUD HN=HNL HR=EUR HT=HTG HU=HUF ID=IDR IE=EUR IL=ILS IM=GBP IN=INR IO=USD
IQ=IQD IR=IRR IS=ISK IT=EUR JE=GBP JM=JMD JO=JOD JP=JPY KE=KES KG=KGS KH=KHR KI=AUD KM=KMF KN=XCD KP=KPW
KR=KRW KW=KWD KY=KYD KZ=KZT LA=LAK LB=LBP LC=XCD LI=CHF LK=LKR LR=LRD LS=LSL LT=EUR LU=EUR LV=EUR LY=LYD
MA=MAD MC=EUR MD=MDL ME=EUR MF=EUR MG=MGA MH=USD MK=MKD ML=XOF MM=MMK MN=MNT MO=MOP MP=USD MQ=EUR MR=MRU
MS=XCD MT=EUR MU=MUR MV=MVR MW=MWK MX=MXN MY=MYR MZ=MZN NA=NAD NC=XPF NE=XOF NF=AUD NG=NGN NI=NIO NL=EUR
NO=NOK NP=NPR NR=AUD NU=NZD NZ=NZD OM=OMR PA=PAB PE=PEN PF=XPF PG=PGK PH=PHP PK=PKR PL=PLN PM=EUR PN=NZD
PR=USD PS=ILS PT=EUR PW=USD PY=PYG QA=QAR RE=EUR RO=RON RS=RSD RU=RUB RW=RWF SA=SAR SB=SBD SC=SCR SD=SDG
SE=SEK SG=SGD SH=SHP SI=EUR SJ=NOK SK=EUR SL=SLE SM=EUR SN=XOF SO=SOS SR=SRD SS=SSP ST=STN SV=SVC SX=XCG
SY=SYP SZ=SZL TC=USD TD=XAF TF=EUR TG=XOF TH=THB TJ=TJS TK=NZD TL=USD TM=TMT TN=TND TO=TOP TR=TRY TT=TTD
TV=AUD TW=TWD TZ=TZS UA=UAH UG=UGX UM=USD US=USD UY=UYU UZ=UZS VA=EUR VC=XCD VE=VES VG=USD VI=USD VN=VND
VU=VUV WF=XPF WS=WST YE=YER YT=EUR ZA=ZAR ZM=ZMW ZW=ZWG
"""
"""The currency of each country."""

FRACTION_DIGITS: Final = """
ADP=0 BEF=0 BHD=3 BIF=0 BYB=0 BYR=0 CLF=4 CLP=0 DJF=0 ESP=0 GNF=0 GRD=0 IQD=3 ISK=0 ITL=0 JOD=3 JPY=0
KMF=0 KRW=0 KWD=3 LUF=0 LYD=3 MGF=0 OMR=3 PTE=0 PYG=0 ROL=0 RWF=0 TND=3 TPE=0 TRL=0 UGX=0 UYI=0 VND=0
VUV=0 XAF=0 XOF=0 XPF=0
"""
"""How many digits a currency has after the point, where they are not two."""
