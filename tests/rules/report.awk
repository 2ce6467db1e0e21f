# Turns complaints into TAP: one test for each rule.
#
# Input: lines of a rule's name, a tab, and what breaks it ("SKIP why" if the
# rule cannot be tried here).  rules: the names of all rules, "|" between, in
# the order in which they are reported.  debts: a file of complaints that are
# known and still to be settled, each by a part of it; they are shown and
# break nothing.

BEGIN {
	FS = "\t"
	count = split(rules, names, "|")
	while ((getline line < debts) > 0) {
		if (line !~ /^(#|$)/)
			owed[line] = 1
	}
}

$2 ~ /^SKIP / {
	skipped[$1] = substr($2, 6)
	next
}

{
	line = "# " substr($0, length($1) + 2) "\n"
	for (debt in owed) {
		if (index(line, debt)) {
			complaints[$1] = complaints[$1] "# owed: " line
			next
		}
	}
	complaints[$1] = complaints[$1] line
	known[$1] = 1
}

END {
	printf "1..%d\n", count
	for (i = 1; i <= count; i++) {
		name = names[i]
		printf "%sok %d - %s", name in known ? "not " : "", i, name
		if (name in skipped && !(name in known))
			printf " # SKIP %s", skipped[name]
		printf "\n%s", complaints[name]
		delete known[name]
	}
	for (name in known)
		printf "Bail out! a complaint about no rule: %s\n", name
}
