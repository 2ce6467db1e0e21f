/* English and Spanish words, without accents; in a row, of one meaning. */
#include "names/kinds.h"

#include <stddef.h>

#define KINDS_WORDS 3

static const char *const kinds[KINDS][KINDS_WORDS] = {
	{ "company", "compania", "empresa" },
	{ "corporation", "corporacion", NULL },
	{ "party", "partido", NULL },
	{ "union", "sindicato", NULL },
	{ "federation", "federacion", NULL },
	{ "confederation", "confederacion", NULL },
	{ "movement", "movimiento", NULL },
	{ "league", "liga", NULL },
	{ "front", "frente", NULL },
	{ "association", "asociacion", NULL },
	{ "alliance", "alianza", NULL },
	{ "committee", "comite", NULL },
	{ "commission", "comision", NULL },
	{ "council", "consejo", NULL },
	{ "institute", "instituto", NULL },
	{ "university", "universidad", NULL },
	{ "bank", "banco", NULL },
	{ "foundation", "fundacion", NULL },
	{ "ministry", "ministerio", NULL },
	{ "society", "sociedad", NULL },
	{ "international", "internacional", NULL },
	{ "cooperative", "cooperativa", NULL },
	{ "syndicate", NULL, NULL },
	{ "coalition", "coalicion", NULL },
};

uint8_t
kinds_of(struct slice word)
{
	uint8_t kind;
	int i;

	for (kind = 0; kind < KINDS; kind++) {
		for (i = 0; i < KINDS_WORDS && kinds[kind][i]; i++) {
			if (slice_is(word, kinds[kind][i]))
				return kind + 1;
		}
	}
	return 0;
}

bool
kinds_is_spanish(struct slice word)
{
	uint8_t kind = kinds_of(word);

	return kind && !slice_is(word, kinds[kind - 1][0]);
}

static const char *const parties[] = { "agency", "agent", "appellant",
	"applicant", "arrendador", "arrendatario", "authority", "autoridad",
	"board", "borrower", "buyer", "center", "centre", "centro", "claimant",
	"cliente", "client", "club", "comprador", "consultant", "contractor",
	"contratista", "court", "creditor", "customer", "defendant",
	"demandado", "demandante", "department", "departamento", "deudor",
	"debtor", "directorio", "employer", "empleador", "firm", "firma",
	"fund", "fondo", "government", "gobierno", "group", "grupo",
	"guarantor", "inquilino", "insured", "insurer", "issuer", "landlord",
	"lender", "lessee", "lessor", "licensee", "licensor", "manager", "mine",
	"mina", "mutual", "office", "oficina", "operator", "owner", "plaintiff",
	"programme", "program", "project", "proveedor", "publisher",
	"purchaser", "respondent", "school", "escuela", "seller", "sponsor",
	"state", "estado", "subscriber", "supplier", "tenant", "tribunal",
	"trust", "trustee", "trustees", "vendedor", "vendor", NULL };

static const char *const texts[] = { "act", "acta", "acuerdo", "agreement",
	"bill", "charter", "codigo", "code", "constitution", "constitucion",
	"contract", "contrato", "convenio", "convention", "convencion",
	"covenant", "declaration", "declaracion", "decree", "decreto",
	"directive", "law", "lease", "ley", "order", "plan", "policy",
	"protocol", "protocolo", "reglamento", "regulation", "regulations",
	"report", "informe", "resolution", "resolucion", "rules", "statute",
	"statutes", "treaty", "tratado", "will", NULL };

enum kinds_term
kinds_term(struct slice word)
{
	const char *const *term;

	for (term = parties; *term; term++) {
		if (slice_is(word, *term))
			return KINDS_PARTY;
	}
	for (term = texts; *term; term++) {
		if (slice_is(word, *term))
			return KINDS_TEXT;
	}
	return kinds_of(word) ? KINDS_PARTY : KINDS_NO_TERM;
}
