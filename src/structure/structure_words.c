/*
 * Closed classes of words, folded (small letters, no accents), in the
 * languages that most texts come in.  Content decides, not the names of
 * particular publications.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */

#define A WORD_PARTICLE
#define B WORD_BODY
#define D WORD_POSTED
#define F WORD_FUNCTION
#define M WORD_MONTH
#define N WORD_NAVIGATION
#define P WORD_PUBLICATION
#define S WORD_SAYING
#define W WORD_WEEKDAY

/* Sorted by byte; the last column is the number of a month. */
static const struct word {
	const char *text;
	uint16_t classes;
	uint8_t month;
} words[] = {
	{ "a", D | F, 0 }, { "abonnez-vous", N, 0 }, { "about", F | N, 0 },
	{ "abr", M, 4 }, { "abril", M, 4 }, { "accueil", N, 0 },
	{ "actualizado", D, 0 }, { "added", D | S, 0 }, { "adds", S, 0 },
	{ "advertise", N, 0 }, { "affirme", S, 0 }, { "afirma", S, 0 },
	{ "afirmo", S, 0 }, { "agency", P, 0 }, { "ago", M, 8 },
	{ "agosto", M, 8 }, { "agrega", S, 0 }, { "ajoute", S, 0 },
	{ "al", A | F, 0 }, { "alianza", B, 0 }, { "alliance", B, 0 },
	{ "am", D | F, 0 }, { "an", F, 0 }, { "and", F, 0 },
	{ "anmelden", N, 0 }, { "anterior", N, 0 }, { "ao", F, 0 },
	{ "aos", F, 0 }, { "aout", M, 8 }, { "apr", M, 4 }, { "april", M, 4 },
	{ "aprile", M, 4 }, { "archive", N, 0 }, { "archives", N, 0 },
	{ "archivo", N, 0 }, { "argued", S, 0 }, { "argues", S, 0 },
	{ "as", F, 0 }, { "asked", S, 0 }, { "asks", S, 0 },
	{ "asociacion", B, 0 }, { "assine", N, 0 }, { "association", B, 0 },
	{ "at", D | F, 0 }, { "atualizado", D, 0 }, { "au", F, 0 },
	{ "aug", M, 8 }, { "august", M, 8 }, { "aus", F, 0 },
	{ "auteurs", B, 0 }, { "authors", B, 0 }, { "autoren", B, 0 },
	{ "autores", B, 0 }, { "aux", F, 0 }, { "avec", F, 0 },
	{ "avril", M, 4 }, { "banco", B, 0 }, { "bank", B, 0 }, { "be", F, 0 },
	{ "bei", F, 0 }, { "ben", A, 0 }, { "bin", A, 0 }, { "blog", N, 0 },
	{ "bluesky", N, 0 }, { "board", B, 0 }, { "boletin", P, 0 },
	{ "books", P, 0 }, { "bst", D, 0 }, { "bulletin", P, 0 },
	{ "bund", B, 0 }, { "buscar", N, 0 }, { "but", F, 0 },
	{ "by", D | F, 0 }, { "cahiers", P, 0 }, { "cart", N, 0 },
	{ "categories", N, 0 }, { "category", N, 0 }, { "ce", F, 0 },
	{ "center", B, 0 }, { "central", B, 0 }, { "centre", B, 0 },
	{ "cet", D, 0 }, { "chapter", P, 0 }, { "chronicle", P, 0 },
	{ "church", B, 0 }, { "close", N, 0 }, { "colectivo", B, 0 },
	{ "collective", B, 0 }, { "college", B, 0 }, { "com", F, 0 },
	{ "comentarios", N, 0 }, { "comite", B, 0 }, { "comment", N, 0 },
	{ "comments", N, 0 }, { "committee", B, 0 }, { "company", B, 0 },
	{ "compartilhar", N, 0 }, { "compartir", N, 0 }, { "con", F, 0 },
	{ "concluded", S, 0 }, { "concludes", S, 0 }, { "conclut", S, 0 },
	{ "concluye", S, 0 }, { "confederacion", B, 0 }, { "congreso", B, 0 },
	{ "congress", B, 0 }, { "connexion", N, 0 }, { "consejo", B, 0 },
	{ "contact", N, 0 }, { "contactez", N, 0 }, { "contacto", N, 0 },
	{ "contacts", N, 0 }, { "contato", N, 0 }, { "continua", S, 0 },
	{ "continued", S, 0 }, { "continues", S, 0 }, { "cookies", N, 0 },
	{ "copy", N, 0 }, { "corporacion", B, 0 }, { "corporation", B, 0 },
	{ "correo", N, 0 }, { "correspondent", B, 0 }, { "council", B, 0 },
	{ "courier", P, 0 }, { "courriel", N, 0 }, { "created", D, 0 },
	{ "d", F, 0 }, { "da", A | F, 0 }, { "daily", P, 0 }, { "dal", F, 0 },
	{ "dans", F, 0 }, { "das", A | F, 0 }, { "date", D, 0 },
	{ "dated", D, 0 }, { "de", A | F, 0 }, { "dec", M, 12 },
	{ "december", M, 12 }, { "decembre", M, 12 }, { "declara", S, 0 },
	{ "declared", S, 0 }, { "declares", S, 0 }, { "declaro", S, 0 },
	{ "dei", F, 0 }, { "del", A | F, 0 }, { "della", F, 0 },
	{ "delle", F, 0 }, { "dem", F, 0 }, { "den", A | F, 0 },
	{ "department", B, 0 }, { "der", A | F, 0 }, { "des", A | F, 0 },
	{ "desde", F, 0 }, { "dez", M, 12 }, { "dezember", M, 12 },
	{ "dezembro", M, 12 }, { "di", A | F, 0 }, { "diario", P, 0 },
	{ "dic", M, 12 }, { "dice", S, 0 }, { "dicembre", M, 12 },
	{ "diciembre", M, 12 }, { "die", F, 0 }, { "dienstag", W, 0 },
	{ "digital", P, 0 }, { "dijo", S, 0 }, { "dimanche", W, 0 },
	{ "dit", S, 0 }, { "do", A | F, 0 }, { "domingo", W, 0 },
	{ "donate", N, 0 }, { "donnerstag", W, 0 }, { "dos", A | F, 0 },
	{ "drucken", N, 0 }, { "du", A | F, 0 }, { "e", A | F, 0 },
	{ "e-book", N, 0 }, { "e-mail", N, 0 }, { "ecrit", S, 0 },
	{ "ed", F, 0 }, { "ediciones", P, 0 }, { "edition", P, 0 },
	{ "editions", P, 0 }, { "editorial", B | P, 0 }, { "editors", B, 0 },
	{ "edt", D, 0 }, { "ein", F, 0 }, { "eine", F, 0 }, { "einer", F, 0 },
	{ "el", A | D | F, 0 }, { "em", D | F, 0 }, { "email", N, 0 },
	{ "en", F, 0 }, { "ene", M, 1 }, { "enero", M, 1 }, { "enlace", N, 0 },
	{ "entre", F, 0 }, { "epub", N, 0 }, { "equipe", B, 0 },
	{ "equipo", B, 0 }, { "erklarte", S, 0 }, { "es", F, 0 },
	{ "escribe", S, 0 }, { "escribio", S, 0 }, { "est", D | F, 0 },
	{ "et", F, 0 }, { "events", N, 0 }, { "explained", S, 0 },
	{ "explains", S, 0 }, { "explica", S, 0 }, { "explique", S, 0 },
	{ "facebook", N, 0 }, { "faq", N, 0 }, { "feb", M, 2 },
	{ "febbraio", M, 2 }, { "febrero", M, 2 }, { "februar", M, 2 },
	{ "february", M, 2 }, { "federacion", B, 0 }, { "federation", B, 0 },
	{ "feed", N, 0 }, { "fevereiro", M, 2 }, { "fevr", M, 2 },
	{ "fevrier", M, 2 }, { "first", D, 0 }, { "flickr", N, 0 },
	{ "follow", N, 0 }, { "for", F, 0 }, { "foundation", B, 0 },
	{ "fra", F, 0 }, { "freitag", W, 0 }, { "frente", B, 0 },
	{ "fri", W, 0 }, { "friday", W, 0 }, { "from", F, 0 },
	{ "front", B, 0 }, { "fur", F, 0 }, { "gallery", N, 0 },
	{ "gazette", P, 0 }, { "gennaio", M, 1 }, { "giugno", M, 6 },
	{ "gli", F, 0 }, { "gmt", D, 0 }, { "group", B, 0 }, { "grupo", B, 0 },
	{ "h", D, 0 }, { "hasta", F, 0 }, { "help", N, 0 }, { "herald", P, 0 },
	{ "home", N, 0 }, { "hs", D, 0 }, { "i", F, 0 }, { "ibn", A, 0 },
	{ "il", F, 0 }, { "im", F, 0 }, { "imprimer", N, 0 },
	{ "imprimir", N, 0 }, { "in", F, 0 }, { "inicio", N, 0 },
	{ "instagram", N, 0 }, { "institute", B, 0 }, { "internacional", B, 0 },
	{ "international", B, 0 }, { "into", F, 0 }, { "is", F, 0 },
	{ "isbn", P, 0 }, { "issn", P, 0 }, { "issue", P, 0 },
	{ "issued", D, 0 }, { "it", F, 0 }, { "its", F, 0 },
	{ "jan", M | D, 1 }, { "janeiro", M, 1 }, { "janner", M, 1 },
	{ "januar", M, 1 }, { "january", M, 1 }, { "janv", M, 1 },
	{ "janvier", M, 1 }, { "jeudi", W, 0 }, { "jornal", P, 0 },
	{ "jour", D, 0 }, { "journal", P, 0 }, { "jr", A, 0 },
	{ "jueves", W, 0 }, { "juil", M, 7 }, { "juillet", M, 7 },
	{ "juin", M, 6 }, { "jul", M, 7 }, { "julho", M, 7 }, { "juli", M, 7 },
	{ "julio", M, 7 }, { "july", M, 7 }, { "jun", M, 6 }, { "june", M, 6 },
	{ "junho", M, 6 }, { "juni", M, 6 }, { "junio", M, 6 },
	{ "kontakt", N, 0 }, { "l", F, 0 }, { "la", A | F, 0 },
	{ "las", A | D | F, 0 }, { "last", D, 0 }, { "le", A | D | F, 0 },
	{ "league", B, 0 }, { "les", F, 0 }, { "liga", B, 0 },
	{ "ligue", B, 0 }, { "like", N, 0 }, { "link", N, 0 },
	{ "linkedin", N, 0 }, { "lo", F, 0 }, { "login", N, 0 },
	{ "logout", N, 0 }, { "los", A | F, 0 }, { "luglio", M, 7 },
	{ "lundi", W, 0 }, { "lunes", W, 0 }, { "magazine", P, 0 },
	{ "maggio", M, 5 }, { "mai", M, 5 }, { "mail", N | P, 0 },
	{ "maio", M, 5 }, { "mar", M, 3 }, { "march", M, 3 }, { "marco", M, 3 },
	{ "mardi", W, 0 }, { "mars", M, 3 }, { "martes", W, 0 },
	{ "marz", M, 3 }, { "marzo", M, 3 }, { "mastodon", N, 0 },
	{ "may", M, 5 }, { "mayo", M, 5 }, { "menu", N, 0 },
	{ "mercredi", W, 0 }, { "miercoles", W, 0 }, { "ministerio", B, 0 },
	{ "ministry", B, 0 }, { "mis", D, 0 }, { "mit", F, 0 },
	{ "mittwoch", W, 0 }, { "modified", D, 0 }, { "mon", W, 0 },
	{ "monday", W, 0 }, { "montag", W, 0 }, { "monthly", P, 0 },
	{ "more", N, 0 }, { "movement", B, 0 }, { "movimiento", B, 0 },
	{ "na", F, 0 }, { "nach", F, 0 }, { "nas", F, 0 }, { "nel", F, 0 },
	{ "nella", F, 0 }, { "network", B, 0 }, { "news", P, 0 },
	{ "newsletter", N, 0 }, { "newsletters", N, 0 }, { "newspaper", P, 0 },
	{ "next", N, 0 }, { "no", F | P, 0 }, { "nor", F, 0 }, { "nos", F, 0 },
	{ "noted", S, 0 }, { "notes", S, 0 }, { "nov", M, 11 },
	{ "november", M, 11 }, { "novembre", M, 11 }, { "novembro", M, 11 },
	{ "noviembre", M, 11 }, { "nr", P, 0 }, { "num", P, 0 },
	{ "number", P, 0 }, { "o", F, 0 }, { "observed", S, 0 },
	{ "observer", P, 0 }, { "observes", S, 0 }, { "oct", M, 10 },
	{ "october", M, 10 }, { "octobre", M, 10 }, { "octubre", M, 10 },
	{ "oder", F, 0 }, { "of", A | D | F, 0 }, { "office", B, 0 },
	{ "okt", M, 10 }, { "oktober", M, 10 }, { "on", D | F, 0 },
	{ "online", D | P, 0 }, { "onto", F, 0 }, { "or", F, 0 },
	{ "organisation", B, 0 }, { "organizacion", B, 0 },
	{ "organization", B, 0 }, { "os", F, 0 }, { "ottobre", M, 10 },
	{ "ou", F, 0 }, { "outubro", M, 10 }, { "over", F, 0 }, { "par", F, 0 },
	{ "para", F, 0 }, { "partager", N, 0 }, { "partei", B, 0 },
	{ "parti", B, 0 }, { "partido", B, 0 }, { "party", B, 0 },
	{ "pdf", N, 0 }, { "pdt", D, 0 }, { "per", F, 0 },
	{ "periodico", P, 0 }, { "pesquisar", N, 0 }, { "pin", N, 0 },
	{ "pinterest", N, 0 }, { "pm", D, 0 }, { "podcast", N, 0 },
	{ "podcasts", N, 0 }, { "por", F, 0 }, { "post", P, 0 },
	{ "posted", D, 0 }, { "pour", F, 0 }, { "pp", P, 0 },
	{ "prensa", P, 0 }, { "press", P, 0 }, { "prev", N, 0 },
	{ "previous", N, 0 }, { "print", N, 0 }, { "printed", D, 0 },
	{ "privacy", N, 0 }, { "pst", D, 0 }, { "publicada", D, 0 },
	{ "publicado", D, 0 }, { "publie", D, 0 }, { "published", D, 0 },
	{ "puts", S, 0 }, { "quarta", W, 0 }, { "quarterly", P, 0 },
	{ "que", F, 0 }, { "qui", F, 0 }, { "quienes", N, 0 },
	{ "quinta", W, 0 }, { "radio", P, 0 }, { "read", S, 0 },
	{ "reads", S, 0 }, { "recalled", S, 0 }, { "recalls", S, 0 },
	{ "rechercher", N, 0 }, { "redacao", B, 0 }, { "redaccion", B, 0 },
	{ "redaction", B, 0 }, { "reddit", N, 0 }, { "register", N, 0 },
	{ "remarked", S, 0 }, { "remarks", S, 0 }, { "replied", S, 0 },
	{ "replies", S, 0 }, { "reply", N, 0 }, { "reported", S, 0 },
	{ "reporters", B, 0 }, { "reports", S, 0 }, { "review", P, 0 },
	{ "revista", P, 0 }, { "revue", P, 0 }, { "rss", N, 0 },
	{ "sabado", W, 0 }, { "sagt", S, 0 }, { "said", S, 0 },
	{ "samedi", W, 0 }, { "samstag", W, 0 }, { "san", A, 0 },
	{ "sans", F, 0 }, { "sat", W, 0 }, { "saturday", W, 0 },
	{ "says", S, 0 }, { "school", B, 0 }, { "schreibt", S, 0 },
	{ "se", F, 0 }, { "search", N, 0 }, { "secciones", N, 0 },
	{ "sections", N, 0 }, { "segunda", W, 0 }, { "sem", F, 0 },
	{ "semanario", P, 0 }, { "senala", S, 0 }, { "senalo", S, 0 },
	{ "sep", M, 9 }, { "sept", M, 9 }, { "september", M, 9 },
	{ "septembre", M, 9 }, { "septiembre", M, 9 }, { "setembro", M, 9 },
	{ "setiembre", M, 9 }, { "settembre", M, 9 }, { "sexta", W, 0 },
	{ "share", N, 0 }, { "shop", N, 0 }, { "siguiente", N, 0 },
	{ "sin", F, 0 }, { "sindicato", B, 0 }, { "sitemap", N, 0 },
	{ "skip", N, 0 }, { "sobre", F, 0 }, { "sociedad", B, 0 },
	{ "society", B, 0 }, { "somos", N, 0 }, { "sonntag", W, 0 },
	{ "sostiene", S, 0 }, { "sostuvo", S, 0 }, { "sr", A, 0 },
	{ "st", A, 0 }, { "staff", B, 0 }, { "star", P, 0 },
	{ "startseite", N, 0 }, { "stated", S, 0 }, { "states", S, 0 },
	{ "store", N, 0 }, { "su", F, 0 }, { "subscribe", N, 0 },
	{ "suche", N, 0 }, { "sun", W, 0 }, { "sunday", W, 0 },
	{ "support", N, 0 }, { "sur", F, 0 }, { "sus", F, 0 },
	{ "suscribete", N, 0 }, { "suscribirse", N, 0 }, { "syndicat", B, 0 },
	{ "tag", N, 0 }, { "tags", N, 0 }, { "team", B, 0 }, { "teilen", N, 0 },
	{ "telegram", N, 0 }, { "tells", S, 0 }, { "ten", A, 0 },
	{ "ter", A, 0 }, { "terca", W, 0 }, { "terms", N, 0 }, { "than", F, 0 },
	{ "that", F, 0 }, { "the", D | F, 0 }, { "thu", W, 0 },
	{ "thur", W, 0 }, { "thurs", W, 0 }, { "thursday", W, 0 },
	{ "tiktok", N, 0 }, { "times", P, 0 }, { "to", F, 0 },
	{ "toggle", N, 0 }, { "told", S, 0 }, { "topics", N, 0 },
	{ "tra", F, 0 }, { "tribune", P, 0 }, { "tue", W, 0 }, { "tues", W, 0 },
	{ "tuesday", W, 0 }, { "tumblr", N, 0 }, { "tweet", N, 0 },
	{ "twitter", N, 0 }, { "u", F, 0 }, { "uhr", D, 0 }, { "um", F, 0 },
	{ "uma", F, 0 }, { "un", F, 0 }, { "una", F, 0 }, { "unas", F, 0 },
	{ "und", F, 0 }, { "under", F, 0 }, { "une", F, 0 }, { "union", B, 0 },
	{ "universidad", B, 0 }, { "university", B, 0 }, { "uno", F, 0 },
	{ "unos", F, 0 }, { "unsubscribe", N, 0 }, { "updated", D, 0 },
	{ "utc", D, 0 }, { "van", A | F, 0 }, { "vendredi", W, 0 },
	{ "verein", B, 0 }, { "verlag", P, 0 }, { "veroffentlicht", D, 0 },
	{ "vers", F, 0 }, { "via", F, 0 }, { "video", N, 0 },
	{ "videos", N, 0 }, { "viernes", W, 0 }, { "vimeo", N, 0 },
	{ "vkontakte", N, 0 }, { "voice", P, 0 }, { "vol", P, 0 },
	{ "volume", P, 0 }, { "vom", F, 0 }, { "von", A | F, 0 },
	{ "vs", F, 0 }, { "wed", W, 0 }, { "wednesday", W, 0 },
	{ "weekly", P, 0 }, { "whatsapp", N, 0 }, { "with", F, 0 },
	{ "without", F, 0 }, { "worker", P, 0 }, { "writers", B, 0 },
	{ "writes", S, 0 }, { "written", D, 0 }, { "wrote", S, 0 },
	{ "y", A | F, 0 }, { "youtube", N, 0 }, { "zeitschrift", P, 0 },
	{ "zeitung", P, 0 }, { "zu", A | F, 0 }, { "zum", F, 0 },
	{ "zur", F, 0 },
};
/* clang-format on */

#define WORD_LONGEST 16

static int
word_compare(const void *key, const void *row)
{
	return strcmp(key, ((const struct word *)row)->text);
}

static const struct word *
word_find(struct slice folded)
{
	char key[WORD_LONGEST + 1];

	if (!folded.len || folded.len > WORD_LONGEST)
		return NULL;
	memcpy(key, folded.data, folded.len);
	key[folded.len] = 0;
	return bsearch(key, words, sizeof words / sizeof *words, sizeof *words,
		word_compare);
}

unsigned
structure_word(struct slice folded)
{
	const struct word *word = word_find(folded);

	return word ? word->classes : 0;
}

unsigned
structure_month(struct slice folded)
{
	const struct word *word = word_find(folded);

	return word ? word->month : 0;
}

bool
structure_words_are_sorted(void)
{
	size_t i;

	for (i = 1; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i - 1].text, words[i].text) >= 0)
			return false;
	}
	return true;
}
