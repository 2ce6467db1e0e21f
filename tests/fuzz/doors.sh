# The doors there are, and what is offered at each: read by run.sh (which lets
# libFuzzer go on from there) and replay.sh (which offers it as it is).

# $srcdir and $builddir must be set; $work is a folder to make things in.
doors="plain layout wire worker html epub keys theme edtf paper pdf markdown
	docx odt folder library notebook query names corrections"

# How the n-th of the sample's names is called.
door_name() {
	"$lectern" entities -l "$sample" | awk -F '\t' -v n="$1" \
		'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "name") at = i }
		NR == n + 1 { print $at }'
}

# What is made rather than kept: pages printed, and a notebook that was used.
doors_make() {
	local sample=$builddir/assets/sample.lectern text
	local lectern=$builddir/lectern book=$work/made/notebook/used

	mkdir -p "$work/made/pdf" "$work/made/notebook"
	for text in "$srcdir"/tests/documents/import/*.press; do
		python3 -B "$srcdir/tests/import/press.py" "$text" \
			"$work/made/pdf/$(basename "$text" .press)"
	done
	if [ -x "$lectern" ] && [ -f "$sample" ]; then
		"$lectern" annotate -l "$sample" --notebook "$book" \
			1 "A thought"
		"$lectern" merge -l "$sample" --notebook "$book" \
			"$(door_name 1) | $(door_name 2)"
	fi
} >"$work/made.log" 2>&1 </dev/null

# The seeds of a door, a name a line.
door_files() {
	local seeds=$srcdir/tests/fuzz/seeds

	case $1 in
	plain | layout | wire)
		find "$srcdir/assets/sample" "$srcdir/tests/documents" \
			"$seeds/plain" -name '*.txt'
		;;
	html)
		ls "$srcdir"/tests/documents/import/*.html \
			"$srcdir"/tests/documents/import/*.mht*
		;;
	markdown)
		ls "$srcdir"/tests/documents/import/*.md
		;;
	odt)
		ls "$srcdir"/tests/documents/import/*.fodt
		;;
	keys)
		ls "$srcdir"/assets/keys/*.conf
		;;
	theme)
		ls "$srcdir"/assets/themes/*.conf
		;;
	names)
		ls "$srcdir"/assets/gazetteers/*.txt
		;;
	library)
		ls "$builddir/assets/sample.lectern"
		;;
	esac 2>/dev/null
	for folder in "$seeds/$1" "$work/made/$1"; do
		test ! -d "$folder" || find "$folder" -type f
	done
}
