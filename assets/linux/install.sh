#!/bin/sh
# Installs Stagecraft for you alone, with no root rights: the program in ~/.local/bin, its entry in the
# menu, its icon, and .course files. Run it from the unpacked folder.
#   ./install.sh              install, or bring an older one up to date
#   ./install.sh --uninstall  take it away again; what you learned stays
set -eu
cd "$(dirname "$0")"
id=app.stagecraft.Stagecraft
bin=$HOME/.local/bin
share=${XDG_DATA_HOME:-$HOME/.local/share}

refresh() {
	command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database -q "$share/applications" || :
	command -v update-mime-database >/dev/null 2>&1 && update-mime-database "$share/mime" >/dev/null 2>&1 || :
	command -v gtk-update-icon-cache >/dev/null 2>&1 && gtk-update-icon-cache -q -t "$share/icons/hicolor" 2>/dev/null || :
}

case ${1:-} in
--uninstall)
	rm -f "$bin/stagecraft" "$share/applications/$id.desktop" "$share/metainfo/$id.metainfo.xml" \
		"$share/mime/packages/$id.xml" "$share"/icons/hicolor/*/apps/"$id".png \
		"$share/icons/hicolor/scalable/apps/$id.svg"
	refresh
	echo "Stagecraft is gone. What you learned is still in $share/stagecraft; delete that folder to forget it."
	exit 0
	;;
"") ;;
*)
	echo "install.sh: $1 is not an option: give none, or --uninstall" >&2
	exit 2
	;;
esac

[ -f stagecraft ] || {
	echo "install.sh: the program is not beside this script. Unpack the whole archive and run it there." >&2
	exit 1
}
mkdir -p "$bin"
# A running copy keeps its file: the new one gets the name when it is complete.
cp stagecraft "$bin/.stagecraft.new"
chmod 755 "$bin/.stagecraft.new"
mv -f "$bin/.stagecraft.new" "$bin/stagecraft"

(cd share && find . -type f) | while IFS= read -r file; do
	mkdir -p "$share/$(dirname "$file")"
	cp "share/$file" "$share/$file"
	chmod 644 "$share/$file"
done
# The menu may not look in ~/.local/bin: name the program by its whole path.
quoted=$(printf '%s' "$bin/stagecraft" | sed 's/[\\&|]/\\&/g')
sed -i "s|^Exec=stagecraft|Exec=\"$quoted\"|" "$share/applications/$id.desktop"
refresh

echo "Stagecraft is installed. Find it in your menu, or run $bin/stagecraft"
