# Which libraries lectern was built without, for tests that need one; read with
# a dot.  $WITHOUT is set by make check.

# lacks LIBRARY...: the first of them that is not there; true if there is one.
lacks() {
	local library

	for library; do
		case " $WITHOUT " in
		*" $library "*)
			echo "$library"
			return 0
			;;
		esac
	done
	return 1
}

# What a file of this name needs.
needs() {
	case $1 in
	*.html | *.mht | *.mhtml) echo libxml2 ;;
	*.md) echo cmark ;;
	*.pdf) echo poppler ;;
	*.epub | *.docx | *.odt | *.fodt) echo libarchive libxml2 ;;
	*.zip | *.tar | *.gz | *.bz2) echo libarchive ;;
	esac
}
