/* A list of each language, put into a table of hashes when it is needed. */
#include "index/plain.h"

#include <string.h>

/* clang-format off */

static const char *const plain_languages[] = {
	/* English */
	"able about above according account across actual actually "
	"add added after again against ago all almost alone along alongside "
	"already also although altogether always among amongst and announced "
	"another any anyone anything anyway apart appear appeared appears are "
	"around aside ask asked away back based became because become becomes "
	"becoming been before began begin beginning begins behind being below "
	"beside besides best better between beyond big both bring brings "
	"broad brought but called came can cannot carried carry case cases "
	"certain certainly clear clearly come comes coming common complete "
	"completely consequently considerable continue continued continues "
	"could course day days deal despite did different does doing done "
	"down during each earlier early effect either else end ended enough "
	"entire entirely especially even ever every everything example "
	"except fact far few final finally find first five followed "
	"following for force form former found four from full fully further "
	"gave general generally get gets give given gives giving goes going "
	"gone good got great greater had half hand hands hard has have "
	"having held help helped hence her here herself high higher highly "
	"him himself his hold however huge hundred hundreds idea immediate "
	"immediately important including indeed instead into itself its "
	"just keep kept kind knew know known knows large largely larger "
	"last late later latter lead least leave led left less let like "
	"likely little long longer look looked low made main mainly make "
	"makes making man many matter may mean meaning means meant men "
	"merely might million mind moment month months more moreover most "
	"mostly move much must nearly necessary need needs neither never "
	"nevertheless new next nine nobody non none nor not nothing now "
	"number numbers off offer often old once one ones only onto open "
	"order other others otherwise our ours ourselves out outside over "
	"own part particular particularly parts per perhaps place places "
	"point points possible present previous previously probably put "
	"quickly quite rather reached real really reason recent recently "
	"regard relatively remain remained remains reported result results "
	"right run said same saw say saying says second see seem seemed "
	"seems seen self sense sent serious set seven several shall she "
	"short should show showed shown shows side similar simply since six "
	"small soon sort sought start started still stood strong subsequent "
	"such sudden suddenly take taken takes taking talk ten than that "
	"the their theirs them themselves then there thereby therefore "
	"these they thing things think third this those though thought "
	"thousand thousands three through throughout thus time times today "
	"together told too took top toward towards tried try trying turn "
	"turned two under until upon use used using various very via want "
	"wanted was way ways week weeks well went were what whatever when "
	"where whereas whether which while who whole whom whose why will "
	"with within without word words work worked would year years yes "
	"yet you young your",
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
