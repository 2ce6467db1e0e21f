/* A list of each language, put into a table of hashes when it is needed. */
#include "index/plain.h"

#include <string.h>

/* clang-format off */

static const char *const plain_languages[] = {
	/* English */
	"able about above according account across actual actually add "
	"added addition additional after again against ago ahead all "
	"allow allowed allowing allows almost alone along alongside "
	"already also although altogether always among amongst and "
	"announced another answer answered answers any anybody anyone "
	"anything anyway apart apparently appear appeared appears are "
	"around aside ask asked available away back based became "
	"because become becomes becoming been before began begin "
	"beginning begins behind being believe believed believes below "
	"beside besides best better between beyond big both bring "
	"brings broad brought but called came can cannot carried carry "
	"case cases cause caused causes certain certainly change "
	"changed changes changing clear clearly close come comes "
	"coming common complete completely consequently consider "
	"considerable considered considering continue continued "
	"continues could course create created creates creating "
	"current currently day days deal describe described describes "
	"despite did difference different difficult difficulty "
	"directly does doing done down due during each earlier early "
	"easily easy effect either else end ended enough entire "
	"entirely especially even ever every everybody everyone "
	"everything everywhere exact exactly example examples except "
	"expect expected expecting express expressed extremely fact "
	"far feel feels felt few final finally find first five "
	"followed following for force form formed former forms found "
	"four from full fully further gave general generally get gets "
	"give given gives giving goes going gone good got great "
	"greater had half hand hands happen happened happening happens "
	"hard has have having hear heard hearing held help helped "
	"hence her here herself high higher highly him himself his "
	"hold how however huge hundred hundreds idea immediate "
	"immediately important include included includes including "
	"increase increased increasing increasingly indeed inside "
	"instead into involve involved involving its itself just keep "
	"kept kind knew know known knows large largely larger last "
	"late later latter lead least leave led left less let like",
	"likely little long longer look looked low lower made main "
	"mainly major make makes making man manner many matter may "
	"maybe mean meaning means meant meanwhile men merely might "
	"million mind minor moment month months more moreover most "
	"mostly move moved moving much must nearly necessary need "
	"needed needing needs neither never nevertheless new next nine "
	"nobody non none nor not nothing now nowadays number numbers "
	"obviously off offer often old once one ones only onto order "
	"other others otherwise our ours ourselves out outside over "
	"own part particular particularly parts past people per "
	"perhaps period person persons place places point points "
	"possible possibly present presented previous previously "
	"probably provide provided provides providing put question "
	"questions quickly quite rarely rather reached real really "
	"reason recent recently refer referred refers regard related "
	"relatively remain remained remains remember remembered report "
	"reported reporting reports require required requires "
	"requiring result results right run said same saw say saying "
	"says second see seem seemed seems seen seldom self sense sent "
	"serious set seven several shall she short should show showed "
	"shown shows side similar simply since single six small some "
	"somebody someone something sometimes soon sort sought speak "
	"speaking speaks spoke spoken start started stay stayed still "
	"stood strong subsequent such sudden suddenly take taken takes "
	"taking talk tell telling tells ten than that the their theirs "
	"them themselves then there thereby therefore these they thing "
	"things think third this those though thought thousand "
	"thousands three through throughout thus time times today "
	"together told tomorrow too took top total toward towards "
	"tried try trying turn turned two under understand understood "
	"unlikely until upon use used useful using usually various "
	"very via wait waited waiting want wanted was way ways week "
	"weeks well went were what whatever when where whereas whether "
	"which while who whole whom whose why will with within without "
	"word words work worked would write writes writing written "
	"wrote year years yes yesterday yet you young your",
	/* of addresses in the web */
	"asp com edu gov htm html http https index net org php www",
	/* Spanish */
	"ademas ahi ahora algo algun alguna algunas algunos alli ante antes "
	"aquel aquella aquellas aquellos aqui asi aun aunque bajo bien cada "
	"casi como con contra cual cuales cualquier cuando cuanto decir del "
	"desde despues dice dicha dicho dijo donde dos durante ella ellas "
	"ellos embargo entonces entre era eran eres esa esas ese eso esos "
	"esta estaba estado estan estar estas este esto estos fue fuera "
	"fueron gran grandes haber habia habian hace hacen hacer "
	"hacia han hasta hay hecho hizo hoy las les los luego lugar mas "
	"mayor mejor menos mientras mil mismo misma mismos mucho mucha "
	"muchas muchos muy nada nadie ningun ninguna nos nosotros nuestra "
	"nuestro nueva nuevo nunca otra otras otro otros para parte pero "
	"poco por porque primer primera primero pudo puede pueden pues que "
	"quien quienes segun ser sera sido siempre sin sino sobre solo son "
	"sus tambien tan tanto tenia tener tiempo tiene tienen toda todas "
	"todavia todo todos tras tres una unas uno unos veces vez",
};

/* clang-format on */

static uint64_t *
plain_words_slot(struct plain_words *plain, uint64_t word)
{
	size_t at = word & (PLAIN_SLOTS - 1);

	while (plain->slots[at] && plain->slots[at] != word)
		at = (at + 1) & (PLAIN_SLOTS - 1);
	return &plain->slots[at];
}

void
plain_words_read(struct plain_words *plain)
{
	struct words words = { 0 };
	size_t language, i;

	memset(plain, 0, sizeof *plain);
	for (language = 0;
		language < sizeof plain_languages / sizeof *plain_languages;
		language++) {
		words_read(&words, slice_of(plain_languages[language]));
		for (i = 0; i < words.count; i++)
			*plain_words_slot(plain, words.rows[i].hash) =
				words.rows[i].hash;
	}
	words_done(&words);
}

bool
plain_words_have(const struct plain_words *plain, uint64_t word)
{
	size_t at = word & (PLAIN_SLOTS - 1);

	while (plain->slots[at] && plain->slots[at] != word)
		at = (at + 1) & (PLAIN_SLOTS - 1);
	return plain->slots[at] == word;
}
