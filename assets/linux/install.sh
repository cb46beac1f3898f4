#!/bin/sh
# Installs this program for you alone, with no root rights: the program in ~/.local/bin, its entry in the
# menu, its icon, and what goes with it. Run it from the unpacked folder.
#   ./install.sh              install, or bring an older one up to date
#   ./install.sh --uninstall  take it away again; what you learned stays
set -eu
cd "$(dirname "$0")"
# A bundle with a course has names of its own here.
name=Stagecraft
id=app.stagecraft.Stagecraft
program=stagecraft
bin=$HOME/.local/bin
share=${XDG_DATA_HOME:-$HOME/.local/share}

refresh() {
	command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database -q "$share/applications" || :
	command -v update-mime-database >/dev/null 2>&1 && update-mime-database "$share/mime" >/dev/null 2>&1 || :
	command -v gtk-update-icon-cache >/dev/null 2>&1 && gtk-update-icon-cache -q -t "$share/icons/hicolor" 2>/dev/null || :
}

case ${1:-} in
--uninstall)
	rm -f "$bin/$program"
	(cd share && find . -type f) | while IFS= read -r file; do
		rm -f "$share/$file"
	done
	# A bundle's folder goes; it is never that of what was learned.
	[ "$program" = stagecraft ] || rmdir "$share/$program" 2>/dev/null || :
	refresh
	echo "$name is gone. What you learned is still in $share; it is used again when you install it again."
	exit 0
	;;
"") ;;
*)
	echo "install.sh: $1 is not an option: give none, or --uninstall" >&2
	exit 2
	;;
esac

[ -f "$program" ] || {
	echo "install.sh: the program is not beside this script. Unpack the whole archive and run it there." >&2
	exit 1
}
mkdir -p "$bin"
# A running copy keeps its file: the new one gets the name when it is complete.
cp "$program" "$bin/.$program.new"
chmod 755 "$bin/.$program.new"
mv -f "$bin/.$program.new" "$bin/$program"

(cd share && find . -type f) | while IFS= read -r file; do
	mkdir -p "$share/$(dirname "$file")"
	# What is read at the moment is replaced too, not written over.
	cp "share/$file" "$share/$file.new"
	chmod 644 "$share/$file.new"
	mv -f "$share/$file.new" "$share/$file"
done
# The menu may not look in ~/.local/bin: name the program by its whole path.
quoted=$(printf '%s' "$bin/$program" | sed 's/[\\&|]/\\&/g')
sed -i "s|^Exec=$program|Exec=\"$quoted\"|" "$share/applications/$id.desktop"
refresh

echo "$name is installed. Find it in your menu, or run $bin/$program"
