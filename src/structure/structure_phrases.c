/*
 * Phrases, folded: what begins, ends or makes up a part of a text that is not
 * running text.  Sorted by byte within their class.
 */
#include "structure/structure.h"

#include <string.h>

/* clang-format off */
static const char *const phrases_navigation[] = {
	"abonnieren", "about us", "acceder", "accept", "accept all",
	"accept all cookies", "accept cookies", "accepter", "accueil",
	"aceitar", "aceptar", "aceptar todo", "add a comment", "advertisement",
	"advertisements", "all rights reserved", "all sections",
	"aller au contenu", "anmelden", "annonce", "anterior", "anuncio",
	"anzeige", "article reserve a nos abonnes",
	"article reserve aux abonnes", "assinar", "assine", "assine ja",
	"aviso legal", "back", "back to article", "back to contents",
	"back to home", "back to main page", "back to text", "back to top",
	"buscar", "cadastrar", "cadastre-se", "click to enlarge", "close",
	"close menu", "comentar", "comentarios", "commentaires", "commenter",
	"comments", "comments are closed", "compartilhar", "compartir",
	"compartir en facebook", "compartir en twitter",
	"compartir en whatsapp", "connexion", "contact", "contact us",
	"contacto", "contato", "contatos", "continua depois da publicidade",
	"continue lendo", "continue reading", "continue without accepting",
	"cookie policy", "cookie settings", "copiar enlace", "copiar link",
	"copier le lien", "copy link", "datenschutz", "deconnexion",
	"deja un comentario", "denunciar", "donate", "donate now", "download",
	"download pdf", "drucken", "e-mail", "ecouter", "editorias", "email",
	"email this", "en savoir plus", "enregistrer", "enter your email",
	"entrar", "enviar a un amigo", "enviar por correo",
	"enviar por e-mail", "enviar por email", "envoyer par e-mail",
	"envoyer par mail", "escuchar", "exclusivo para assinantes",
	"facebook", "fale conosco", "follow us", "gerer les cookies",
	"go to top", "got it", "guardar", "haut de page", "home", "i agree",
	"impressum", "imprimer", "imprimir", "imprimir esta nota", "ingresa",
	"ingresar", "iniciar sesion", "inicio", "inscrivez-vous", "instagram",
	"ir al contenido", "ir para o conteudo", "jump to navigation",
	"la suite apres cette publicite", "learn more", "leave a comment",
	"leave a reply", "leer mas", "leia mais", "linkedin", "lire la suite",
	"lire plus tard", "listen", "listen to this article", "load more",
	"loading", "log in", "login", "main menu", "manage cookies",
	"mas informacion", "mentions legales", "menu", "menu principal",
	"mi cuenta", "minha conta", "mon compte", "more", "mostrar mas",
	"my account", "nach oben", "newer", "newer posts", "newsletter",
	"newsletters", "next", "next article", "next chapter", "next page",
	"no comments", "nous contacter", "offrir l'article", "older",
	"older posts", "open menu", "ouvir", "partager",
	"partager sur facebook", "partager sur twitter", "pdf", "permalink",
	"pesquisar", "pinterest", "politica de cookies",
	"politica de privacidad", "politica de privacidade", "post a comment",
	"powered by wordpress", "previous", "previous article",
	"previous chapter", "previous page", "print", "print this",
	"print this article", "print this page", "privacy policy", "pub",
	"publicidad", "publicite", "quem somos", "qui sommes-nous",
	"quienes somos", "read more", "rechazar", "rechercher", "recomendar",
	"register", "registrarse", "registrate", "reject all", "reportar",
	"reserve aux abonnes", "retour", "retour en haut", "return to article",
	"return to contents", "return to main page", "return to text",
	"return to top", "rubriques", "s'abonner", "saiba mais",
	"saltar al contenido", "salvar", "save", "se connecter", "search",
	"secciones", "sections", "see all", "see more", "seguir leyendo",
	"select page", "seu e-mail", "share", "share on facebook",
	"share on twitter", "share this", "share this article",
	"share this post", "show more", "sign in", "sign up", "siguiente",
	"skip to content", "skip to main content", "skip to navigation",
	"solo para suscriptores", "sponsored", "startseite",
	"su correo electronico", "subscribe", "subscribe now",
	"subscribers only", "suche", "support us", "suscribete", "suscribirse",
	"teilen", "telegram", "termos de uso", "terms of service",
	"terms of use", "toggle navigation", "top", "top of page",
	"top of the page", "tout accepter", "tout refuser", "tweet", "twitter",
	"unsubscribe", "ver mais", "ver mas", "ver todo", "view all",
	"voir plus", "voir tout", "voltar", "voltar ao topo", "volver",
	"volver al articulo", "volver al inicio", "volver al texto",
	"volver arriba", "votre adresse e-mail", "votre adresse email",
	"weiterlesen", "whatsapp", "your email", "zum inhalt springen",
	"zuruck", NULL
};

static const char *const phrases_navigation_start[] = {
	"a lire aussi", "abonnez", "abonnieren sie", "also by this author",
	"also read", "archivado en", "assine a newsletter", "back to",
	"by continuing to", "categorias:", "categories:", "category:",
	"ce site utilise", "click here", "click on the", "click to",
	"compartilhar no", "compartilhe", "compartir en", "compartir por",
	"cookies help us", "copy this", "diese website verwendet", "donate to",
	"ecouter:", "email this", "enviar por", "envoyer par", "escuche:",
	"este site usa", "este site utiliza", "este sitio", "este sitio usa",
	"este sitio utiliza", "etiquetas :", "etiquetas:", "filed under",
	"find us on", "follow @", "follow us", "haz clic", "inscrivez-vous a",
	"join our", "join us on", "le puede interesar", "lea ademas",
	"lea tambien", "leave a comment", "leave a reply", "lee tambien",
	"leia mais", "leia tambem", "ler mais", "lesen sie auch", "lesezeit",
	"like us on", "lire aussi", "log in to", "mehr zum thema",
	"mots-cles :", "mots-cles:", "next article", "next:", "nous utilisons",
	"nous utilisons des cookies", "ouca:", "palabras clave de la noticia:",
	"partager cet", "partager l'article", "partager sur", "partagez",
	"posted in", "previous article", "previous:", "print this",
	"publicado en:", "puede leer:", "read also", "read more:", "read next",
	"receba", "recevez chaque", "recevez notre", "required fields",
	"return to", "saiba mais", "see also:", "share on", "share this",
	"share via", "share with", "siga o", "siga-nos", "siganos",
	"sign up for", "sign up to", "siguenos", "skip to", "subscreva",
	"subscribe to", "suivez", "suivez-nous", "support our work",
	"suscribase a", "suscribete", "suscribete a", "tagged", "tagged with",
	"tags:", "te puede interesar", "tempo de leitura", "temps de lecture",
	"this article was downloaded", "this page was",
	"this site uses cookies", "this website uses cookies",
	"tiempo de lectura", "up next", "usamos cookies", "utilizamos cookies",
	"veja tambem", "ver tambien:", "voir aussi", "we use cookies",
	"we value your privacy", "you are here", "you must be logged in",
	"your email address", NULL
};

static const char *const phrases_footer[] = {
	"all rights reserved", "alle rechte vorbehalten", "aviso legal",
	"cookie policy", "datenschutzerklarung", "gerer les cookies",
	"mentions legales", "politica de cookies", "politica de privacidad",
	"politica de privacidade", "politique de confidentialite",
	"powered by", "privacy policy", "prohibida su reproduccion",
	"proibida a reproducao", "proudly powered", "reproduccion prohibida",
	"reproduction interdite", "terms of service", "terms of use",
	"theme by", "todos los derechos reservados",
	"todos os direitos reservados", "tous droits reserves", "unsubscribe",
	NULL
};

static const char *const phrases_related[] = {
	"a la une", "a lire aussi", "a lire egalement",
	"ademas en esta seccion", "also read", "articles lies",
	"articulos relacionados", "artigos relacionados", "as mais lidas",
	"dans la meme rubrique", "das konnte sie auch interessieren",
	"dernieres nouvelles", "derniers articles", "don't miss",
	"editor's picks", "editors' picks", "entradas relacionadas",
	"in case you missed it", "las mas leidas", "latest", "latest articles",
	"latest news", "latest posts", "le puede interesar", "lea tambien",
	"leia tambem", "les articles les plus lus", "les plus lues",
	"les plus lus", "lo mas leido", "lo mas reciente", "lo mas visto",
	"los mas leidos", "mais lidas", "mais noticias", "mas leidas",
	"mas leidos", "mas noticias", "materias relacionadas",
	"mehr zum thema", "meistgelesen", "more articles", "more from",
	"more from this author", "more news", "more on this story",
	"more on this topic", "more stories", "most commented", "most popular",
	"most read", "most shared", "most viewed", "nos derniers articles",
	"notas relacionadas", "noticias relacionadas", "otras noticias",
	"popular posts", "read also", "read next", "recent articles",
	"recent posts", "recommended", "recommended for you",
	"recommended reading", "relacionadas", "relacionados", "related",
	"related articles", "related content", "related news", "related posts",
	"related reading", "related stories", "related topics",
	"sur le meme sujet", "sur le meme theme", "tambien le puede interesar",
	"tambien te puede interesar", "te puede interesar", "top stories",
	"trending", "trending now", "ultimas noticias", "veja tambem",
	"verwandte artikel", "voir aussi", "you may also be interested in",
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
	"(foto", "/ afp", "/ ap", "/ foto", "/ reuters", "ap photo",
	"bildquelle:", "collection particuliere", "cortesia de", "cortesia:",
	"courtesy of", "creative commons", "credit:", "credito:", "divulgacao",
	"fonte:", "foto:", "fotografia:", "fuente:", "getty images",
	"image credit", "image:", "imagem:", "imagen:", "photo :", "photo by",
	"photo credit", "photo:", "photograph by", "photograph:", "quelle:",
	"source:", "via flickr", "wikimedia commons", NULL
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
	"a speech", "actualizado", "address delivered", "atualizado em",
	"auteur:", "author of", "author:", "authors:", "autor:", "autora:",
	"category:", "cc:", "compiled by", "date:", "delivered at",
	"delivered before", "delivered by", "doi", "edited by", "editor:",
	"entrevista de", "erschienen", "fecha:", "first published", "from:",
	"illustrated by", "in:", "interview by", "interview:",
	"interviewed by", "interviewer:", "introduced by", "isbn", "issn",
	"language:", "last modified", "last modified on", "last updated",
	"message-id:", "mis a jour le", "modified on", "network working group",
	"originally published", "posted", "posted by", "posted on",
	"produced by", "publicada el", "publicado", "publicado el",
	"publicado em", "publicado en", "publie le", "publie par", "published",
	"published by", "published in", "published on", "recorded by",
	"recorded in", "recorded on", "release date:", "reply-to:",
	"request for comments", "sent:", "source:", "special to", "subject:",
	"title:", "titulo:", "to:", "traduccion de", "traduccion:",
	"traducido por", "traduction:", "traductor:", "traduit par",
	"traduzido por", "transcribed by", "transcribed:", "transcription:",
	"translated by", "translated from", "translation by", "translation:",
	"translator:", "ubersetzt von", "updated", "written for", "written in",
	"written on", NULL
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
	"capitulo", "chapitre", "chapter", "characters", "conclusion",
	"contents", "dramatis personae", "einleitung", "epilogo", "epilogue",
	"foreword", "indice", "inhalt", "inhaltsverzeichnis", "introduccion",
	"introduction", "kapitel", "lecture", "letter", "libro", "livre",
	"livro", "part", "parte", "partie", "personajes", "personen",
	"personnages", "persons of the play", "preface", "prefacio",
	"prologue", "resumen", "scene", "schedule", "secao", "seccion",
	"section", "sumario", "table des matieres", "table of contents",
	"teil", "volume", "vorwort", NULL
};

static const char *const phrases_salutation[] = {
	"beloved", "cara", "caro", "cher", "chere", "chers", "companeros",
	"comrades", "dear", "dearest", "estimada", "estimado", "estimados",
	"excelencia", "friends", "geehrte", "gentlemen", "honored", "honoured",
	"ladies and gentlemen", "liebe", "lieber", "ma chere", "madam",
	"madame", "meine damen und herren", "mesdames", "messieurs",
	"mi querida", "mi querido", "mon cher", "monsieur", "mr. chairman",
	"mr. president", "mr. speaker", "muy senor", "my dear", "my dearest",
	"my friends", "my lords", "prezada", "prezado", "querida", "querido",
	"queridos", "sehr geehrte", "senor presidente", "senoras y senores",
	"senores", "sir", "sirs", "to whom it may concern", NULL
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
	[PHRASE_SALUTATION] = phrases_salutation,
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
		if (**phrase != *folded || (*phrase)[1] != folded[1])
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
