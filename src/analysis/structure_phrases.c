/*
 * Phrases, folded: what begins, ends or makes up a part of a text that is not
 * running text.  Sorted by byte within their class.
 */
#include "analysis/structure.h"

#include <string.h>

/* clang-format off */
static const char *const phrases_navigation[] = {
	"about us", "accept", "accept all", "accept cookies", "add a comment",
	"advertisement", "advertisements", "all rights reserved",
	"aller au contenu", "anterior", "anzeige", "back", "back to article",
	"back to contents", "back to home", "back to main page",
	"back to text", "back to top", "buscar", "click to enlarge",
	"close", "close menu", "comentarios", "comments", "comments are closed",
	"compartilhar", "compartir", "compartir en facebook", "contact",
	"contact us", "continue lendo", "continue reading", "cookie policy",
	"cookie settings", "copy link", "deja un comentario", "donate",
	"donate now", "download", "download pdf", "drucken", "email this",
	"follow us", "go to top", "got it", "haut de page", "home", "i agree",
	"imprimer", "imprimir", "inicio", "ir al contenido",
	"ir para o conteudo", "jump to navigation", "leave a comment",
	"leave a reply", "leer mas", "leia mais", "lire la suite",
	"load more", "loading", "log in", "login", "main menu", "menu",
	"menu principal", "more", "nach oben", "newer", "newer posts", "next",
	"next article", "next chapter", "next page", "no comments", "older",
	"older posts", "open menu", "partager", "pdf", "permalink",
	"post a comment", "powered by wordpress", "previous",
	"previous article", "previous chapter", "previous page", "print",
	"print this", "print this article", "print this page",
	"privacy policy", "publicidad", "publicite", "read more", "register",
	"reject all", "retour", "retour en haut", "return to article",
	"return to contents", "return to main page", "return to text",
	"return to top", "saltar al contenido", "search", "see more",
	"seguir leyendo", "select page", "share", "share on facebook",
	"share on twitter", "share this", "share this article",
	"share this post", "show more", "sign in", "sign up", "siguiente",
	"skip to content", "skip to main content", "skip to navigation",
	"sponsored", "subscribe", "subscribe now", "support us", "teilen",
	"terms of service", "terms of use",
	"toggle navigation", "top", "top of page", "top of the page", "tweet",
	"view all", "voltar", "voltar ao topo", "volver",
	"volver al articulo", "volver al inicio", "volver al texto",
	"volver arriba", "weiterlesen", "zum inhalt springen", "zuruck", NULL
};

static const char *const phrases_navigation_start[] = {
	"abonnez", "also by this author", "archivado en", "back to",
	"by continuing to", "categorias:", "categories:", "category:",
	"click here", "click on the", "click to", "compartir en",
	"cookies help us", "copy this", "diese website verwendet",
	"donate to", "email this", "este sitio", "etiquetas:", "filed under",
	"find us on", "follow @", "follow us", "haz clic", "join our",
	"join us on", "leave a comment", "leave a reply", "like us on",
	"log in to", "next article", "next:", "nous utilisons des cookies",
	"partagez", "posted in", "previous article", "previous:",
	"print this", "publicado en:", "read next", "required fields",
	"return to", "share on", "share this", "sign up for", "sign up to",
	"siguenos", "skip to", "subscribe to", "suivez", "support our work",
	"suscribete", "tagged", "tagged with", "tags:",
	"this article was downloaded", "this page was",
	"this site uses cookies", "this website uses cookies", "up next",
	"utilizamos cookies", "we use cookies", "we value your privacy",
	"you are here", "you must be logged in", "your email address", NULL
};

static const char *const phrases_footer[] = {
	"all rights reserved", "alle rechte vorbehalten", "cookie policy",
	"politica de privacidad", "powered by", "privacy policy",
	"proudly powered", "terms of service", "terms of use", "theme by",
	"todos los derechos reservados", "todos os direitos reservados",
	"tous droits reserves", "unsubscribe", NULL
};

static const char *const phrases_related[] = {
	"a lire aussi", "also read", "articles lies",
	"articulos relacionados", "artigos relacionados", "don't miss",
	"editor's picks", "editors' picks", "entradas relacionadas", "latest",
	"latest articles", "latest news", "latest posts", "lea tambien",
	"leia tambem", "lo mas leido", "mas leidas", "mehr zum thema",
	"more articles", "more from", "more from this author", "more news",
	"more stories", "most popular", "most read", "notas relacionadas",
	"noticias relacionadas", "popular posts", "read also", "read next",
	"recent articles", "recent posts", "recommended",
	"recommended for you", "recommended reading", "related",
	"related articles", "related content", "related news",
	"related posts", "related reading", "related stories",
	"related topics", "sur le meme sujet", "tambien te puede interesar",
	"te puede interesar", "trending", "trending now", "ultimas noticias",
	"veja tambem", "verwandte artikel", "you may also be interested in",
	"you may also like", "you might also like", NULL
};

static const char *const phrases_caption_start[] = {
	"above:", "below:", "bild:", "bottom:", "caption:", "chart:",
	"cortesia de", "courtesy of", "credit photo", "credit:", "credito:",
	"creditos:", "credits:", "data from", "fonte:", "foto:",
	"fotografia:", "fotos:", "fuente:", "fuentes:", "graph:",
	"illustration by", "illustration:", "ilustracion:", "image credit",
	"image:", "imagem:", "imagen:", "images:", "left:", "map by", "map:",
	"photo :", "photo by", "photo credit", "photo:", "photograph by",
	"photograph:", "photographs by", "photos:", "picture:", "pictured",
	"pictured:", "quelle:", "right:", "source :", "source:", "sources:",
	"table from", "top:", NULL
};

static const char *const phrases_caption_inside[] = {
	"/ afp", "/ ap", "/ reuters", "ap photo", "cortesia de",
	"courtesy of", "creative commons", "credit:", "fonte:", "foto:",
	"fuente:", "getty images", "image credit", "image:", "imagen:",
	"photo by", "photo credit", "photo:", "photograph by", "photograph:",
	"quelle:", "source:", "via flickr", "wikimedia commons", NULL
};

static const char *const phrases_figure[] = {
	"abb", "abbildung", "box", "carte", "chart", "cuadro", "diagram",
	"exhibit", "fig", "figs", "figura", "figure", "figures", "foto",
	"grafica", "grafico", "graph", "graphique", "illustration",
	"ilustracion", "image", "karte", "lamina", "map", "mapa", "photo",
	"plate", "tabela", "tabelle", "tabla", "table", "tableau", "tables",
	NULL
};

static const char *const phrases_notes[] = {
	"anmerkungen", "end notes", "end-notes", "endnotes", "foot notes",
	"foot-notes", "footnotes", "fussnoten", "notas", "notas al final",
	"notas al pie", "notas de rodape", "notas finales",
	"notas y referencias", "note", "note al testo", "notes",
	"notes and references", "notes and sources", "notes de bas de page",
	"notes to the text", "references and notes", NULL
};

static const char *const phrases_references[] = {
	"bibliografia", "bibliographie", "bibliography", "cited works",
	"fuentes", "further reading", "literatur", "literature",
	"literature cited", "literaturverzeichnis", "obras citadas",
	"ouvrages cites", "quellen", "reference list", "references",
	"referencias", "referencias bibliograficas", "select bibliography",
	"selected bibliography", "sources", "sources et bibliographie",
	"works cited", "works consulted", NULL
};

static const char *const phrases_byline_start[] = {
	"actualizado", "auteur:", "author:", "authors:", "autor:", "autora:",
	"category:", "cc:", "compiled by", "date:", "doi", "edited by",
	"editor:", "entrevista de", "erschienen", "fecha:", "first published",
	"from:", "illustrated by", "in:", "interview by", "interview:",
	"interviewed by", "interviewer:", "introduced by", "isbn", "issn",
	"language:", "last modified", "last updated", "message-id:",
	"network working group", "originally published", "posted",
	"posted by", "posted on", "produced by", "publicada el", "publicado",
	"publicado el", "publicado em", "publicado en", "publie le",
	"publie par", "published", "published by", "published in",
	"published on", "recorded by", "recorded in", "recorded on",
	"release date:", "reply-to:", "request for comments", "sent:",
	"source:", "special to", "subject:", "title:", "titulo:", "to:",
	"traduccion de", "traduccion:", "traducido por", "traduction:",
	"traductor:", "traduit par", "traduzido por", "transcribed by",
	"transcribed:", "transcription:", "translated by", "translated from",
	"translation by", "translation:", "translator:", "ubersetzt von",
	"updated", "written for", "written in", "written on", NULL
};

static const char *const phrases_author_start[] = {
	"a report by", "an article by", "an essay by", "author:", "autor:",
	"autora:", "by", "da redacao", "escrito por", "interview by", "par",
	"por", "posted by", "story by", "text by", "texto de", "texto:",
	"von", "words by", "written by", NULL
};

static const char *const phrases_chapter[] = {
	"abschnitt", "abstract", "acknowledgements", "acknowledgments", "act",
	"afterword", "anexo", "anhang", "annex", "annexe", "apendice",
	"appendix", "article", "avant-propos", "book", "buch", "canto",
	"capitulo", "chapitre", "chapter", "conclusion", "einleitung",
	"epilogo", "epilogue", "foreword", "introduccion", "introduction",
	"kapitel", "lecture", "letter", "libro", "livre", "livro", "part",
	"parte", "partie", "preface", "prefacio", "prologue", "resumen",
	"scene", "secao", "seccion", "section", "teil", "volume", "vorwort",
	NULL
};

static const char *const *const phrases[PHRASES] = {
	[PHRASE_NAVIGATION] = phrases_navigation,
	[PHRASE_NAVIGATION_START] = phrases_navigation_start,
	[PHRASE_FOOTER] = phrases_footer,
	[PHRASE_RELATED] = phrases_related,
	[PHRASE_CAPTION_START] = phrases_caption_start,
	[PHRASE_CAPTION_INSIDE] = phrases_caption_inside,
	[PHRASE_FIGURE] = phrases_figure,
	[PHRASE_NOTES] = phrases_notes,
	[PHRASE_REFERENCES] = phrases_references,
	[PHRASE_BYLINE_START] = phrases_byline_start,
	[PHRASE_AUTHOR_START] = phrases_author_start,
	[PHRASE_CHAPTER] = phrases_chapter,
};
/* clang-format on */

/* Does a phrase that ends before this character end with a word? */
static bool
phrase_ends(const char *phrase, size_t len, char next)
{
	unsigned char byte = (unsigned char)next;

	if (phrase[len - 1] == ':' || phrase[len - 1] == '@')
		return true;
	return !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') && byte < 0x80 &&
	       !(byte >= '0' && byte <= '9') && byte != '-';
}

size_t
structure_phrase(const char *folded, enum phrase_class class)
{
	const char *const *phrase = phrases[class];
	size_t len, longest = 0;

	for (; *phrase && **phrase <= *folded; phrase++) {
		if (**phrase != *folded)
			continue;
		len = strlen(*phrase);
		if (len > longest && !strncmp(folded, *phrase, len) &&
			phrase_ends(*phrase, len, folded[len]))
			longest = len;
	}
	return longest;
}

bool
structure_phrase_inside(const char *folded, enum phrase_class class)
{
	const char *const *phrase, *hit;
	size_t len, room = strlen(folded);

	for (phrase = phrases[class]; *phrase; phrase++) {
		len = strlen(*phrase);
		hit = len <= room ? strstr(folded, *phrase) : NULL;
		if (hit &&
			(hit == folded || hit[-1] == ' ' || hit[-1] == '(') &&
			phrase_ends(*phrase, len, hit[len]))
			return true;
	}
	return false;
}

bool
structure_phrase_is(const char *folded, enum phrase_class class)
{
	const char *at = folded + strspn(folded, "[({<-|*# ");
	size_t len = structure_phrase(at, class);

	return len && !at[len + strspn(at + len, "])}>-|:.!* ")];
}
