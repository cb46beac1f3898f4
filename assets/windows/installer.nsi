; The installer for Windows: for one user, with no administrator. cmd/package gives it what is between
; @ signs, and a list of the files.
;
;   setup.exe             asks nothing but whether to go on
;   setup.exe /S          says nothing; it ends with 0 when all is installed
;   setup.exe /D=FOLDER   into another folder (the last option, without quotation marks)
;   uninstall.exe /S      takes it away again; what was learned stays
;
; It ends with 2 where the program is open and can't be taken away, or where a file can't be written.
;
; A single .course file beside the installer is taken along. A bundle.ini beside it, in UTF-16 or ASCII,
; gives the installed program a name and a place of its own, so that it stands beside others:
;
;   [Bundle]
;   Id=org.example.onboarding     letters, digits, dots and hyphens
;   Name=Onboarding               as it is called in the menu
;   Publisher=Example Ltd
;   Icon=onboarding.ico           a file beside the installer, for the menu
;   Picture=icon.png              a file that goes with bundle.json, which is taken along too

Unicode true
!define /ifndef ARCH amd64
Target ${ARCH}-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off
CRCCheck on
ManifestDPIAware true
ManifestDPIAwareness "PerMonitorV2,System"
ManifestLongPathAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define NAME "@NAME@"
!define ID "@ID@"
!define AUTHORS "@AUTHORS@"
!define PROGRAM "@PROGRAM@"
!define VERSION "@VERSION@"
!define UNINSTALLERS "Software\Microsoft\Windows\CurrentVersion\Uninstall"
!define CLASSES "Software\Classes"
!define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
!define NEVER_IN_NAMES '\/:*?"<>|$\t$\r$\n'
!define CLOSE_IT "is open. Close it, then try again."

Name "$Title"
OutFile "@OUT@"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "@NUMBERS@"
VIFileVersion "@NUMBERS@"
VIAddVersionKey /LANG=1033 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "${NAME} installer"
VIAddVersionKey /LANG=1033 "CompanyName" "${AUTHORS}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT licence"

Var Id        ; of what is installed: the app's, or the bundle's
Var Title     ; its name in the menu
Var Publisher
Var Icon      ; a file beside the installer, or nothing
Var Picture   ; another, or nothing
Var Course    ; the course beside the installer, or nothing
Var Type      ; the name of its type of file

!define MUI_ICON "@ICON@"
!define MUI_UNICON "@ICON@"
!define MUI_WELCOMEFINISHPAGE_BITMAP "@BANNER@"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "@BANNER@"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_WELCOMEPAGE_TITLE "Install $Title"
!define MUI_WELCOMEPAGE_TEXT "For you alone, in $INSTDIR.$\r$\n$\r$\nNo administrator is needed, and no network. What you learned before stays as it is.$\r$\n$\r$\nChoose Install to go on."
!define MUI_FINISHPAGE_TITLE "$Title is installed"
!define MUI_FINISHPAGE_TEXT "It is in the Start menu. A .course file opens with a double click."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Start $Title"
!define MUI_FINISHPAGE_RUN_FUNCTION StartIt
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$Title is taken away. What you learned stays, in $LOCALAPPDATA\@DATA@ unless you chose another folder."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$Title is gone"
!define MUI_FINISHPAGE_TEXT "What you learned is still there, in $LOCALAPPDATA\@DATA@ unless you chose another folder, for when you install $Title again. Delete that folder to forget it."
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE English

; Refuse says what is the matter and ends.
!macro Refuse text
	MessageBox MB_OK|MB_ICONEXCLAMATION "${text}" /SD IDOK
	SetErrorLevel 2
	Quit
!macroend

; Count sets a variable to how many letters of a text are among some.
!macro Count un text letters to
	Push `${text}`
	Push `${letters}`
	Call ${un}Counted
	Pop ${to}
!macroend

; Named gives a bundle its own names; $R0 is the file that says them.
!macro Named un
Function ${un}Named
	StrCpy $Id "${ID}"
	StrCpy $Icon ""
	StrCpy $Picture ""
	StrCpy $Title "${NAME}"
	StrCpy $Publisher "${AUTHORS}"
	StrCpy $Type "${NAME}.Course"
	${IfNot} ${FileExists} "$R0"
		Return
	${EndIf}
	ReadINIStr $Id "$R0" Bundle Id
	ReadINIStr $Title "$R0" Bundle Name
	ReadINIStr $Publisher "$R0" Bundle Publisher
	ReadINIStr $Icon "$R0" Bundle Icon
	ReadINIStr $Picture "$R0" Bundle Picture
	; Of them folders, files and keys of the registry are named.
	!insertmacro Count "${un}" "$Id" "${LETTERS}" $0
	StrLen $1 $Id
	!insertmacro Count "${un}" "$Title$Icon$Picture" `${NEVER_IN_NAMES}` $2
	StrLen $3 $Title
	StrCpy $4 $Id 1
	${If} $0 != $1
	${OrIf} $1 < 2
	${OrIf} $1 > 80
	${OrIf} $4 == "."
	${OrIf} $2 != 0
	${OrIf} $3 < 1
	${OrIf} $3 > 100
		!insertmacro Refuse "bundle.ini needs an Id of letters, digits, dots and hyphens, and a Name, an Icon and a Picture that may be names of files."
	${EndIf}
	StrCpy $Type "$Id.Course"
FunctionEnd

; Counted takes a text and letters from the stack, and leaves how many of the text's are among them.
Function ${un}Counted
	Exch $1 ; letters
	Exch
	Exch $0 ; text
	Push $2
	Push $3
	Push $4
	Push $5
	StrCpy $5 0
	${DoWhile} $0 != ""
		StrCpy $2 $0 1
		StrCpy $0 $0 "" 1
		StrCpy $3 $1
		${DoWhile} $3 != ""
			StrCpy $4 $3 1
			StrCpy $3 $3 "" 1
			${If} $4 S== $2
				IntOp $5 $5 + 1
				${ExitDo}
			${EndIf}
		${Loop}
	${Loop}
	StrCpy $0 $5
	Pop $5
	Pop $4
	Pop $3
	Pop $2
	Exch $0
	Exch
	Pop $1
FunctionEnd
!macroend
!insertmacro Named ""
!insertmacro Named "un."

Function .onInit
	${IfNot} ${AtLeastWin10}
		!insertmacro Refuse "${NAME} needs Windows 10 or newer."
	${EndIf}
	SetShellVarContext current
	StrCpy $R0 "$EXEDIR\bundle.ini"
	Call Named
	Call FindCourse
	${If} $INSTDIR == "" ; no /D=
		ReadRegStr $INSTDIR HKCU "${UNINSTALLERS}\$Id" InstallLocation
	${EndIf}
	${If} $INSTDIR == ""
		${If} $Id == "${ID}"
			StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
		${Else}
			StrCpy $INSTDIR "$LOCALAPPDATA\Programs\$Id"
		${EndIf}
	${EndIf}
FunctionEnd

; FindCourse sets $Course to the single course beside the installer. Which of several is meant nobody can
; tell: each opens with a double click.
Function FindCourse
	StrCpy $Course ""
	FindFirst $0 $1 "$EXEDIR\*.course"
	${DoWhile} $1 != ""
		${If} $Course != ""
			StrCpy $Course ""
			${ExitDo}
		${EndIf}
		StrCpy $Course $1
		FindNext $0 $1
	${Loop}
	FindClose $0
FunctionEnd

Section
	SetOutPath "$INSTDIR"
	; A program that runs keeps its file, which may be renamed: the new one gets the name when it is whole.
	Delete "$INSTDIR\${PROGRAM}.old"
	SetOverwrite try
	ClearErrors
	File "/oname=${PROGRAM}.new" "@BINARY@"
	IfErrors unwritable
	RMDir /r "$INSTDIR\licences"
!include "@FILES@"
	IfErrors unwritable
	${If} ${FileExists} "$INSTDIR\${PROGRAM}"
		Rename "$INSTDIR\${PROGRAM}" "$INSTDIR\${PROGRAM}.old"
		IfErrors busy
	${EndIf}
	Rename "$INSTDIR\${PROGRAM}.new" "$INSTDIR\${PROGRAM}"
	IfErrors unwritable
	Delete "$INSTDIR\${PROGRAM}.old" ; one that runs goes with the next update
	Call TakeAlong
	ClearErrors
	WriteUninstaller "$INSTDIR\uninstall.exe"
	IfErrors unwritable
	Call Register
	Return
busy:
	Delete "$INSTDIR\${PROGRAM}.new"
	!insertmacro Refuse "$Title ${CLOSE_IT}"
unwritable:
	Delete "$INSTDIR\${PROGRAM}.new"
	!insertmacro Refuse "A file could not be written in $INSTDIR. Is there room, and may you write there? What was installed before still works."
SectionEnd

; TakeAlong copies the course, and what names a bundle. The course of the edition before goes.
Function TakeAlong
	${If} $EXEDIR == $INSTDIR
		Return
	${EndIf}
	${If} ${FileExists} "$EXEDIR\bundle.ini"
		CopyFiles /SILENT "$EXEDIR\bundle.ini" "$INSTDIR\bundle.ini"
		${If} ${FileExists} "$EXEDIR\bundle.json"
			CopyFiles /SILENT "$EXEDIR\bundle.json" "$INSTDIR\bundle.json"
		${EndIf}
		${If} $Picture != ""
			CopyFiles /SILENT "$EXEDIR\$Picture" "$INSTDIR\$Picture"
		${EndIf}
		${If} $Icon != ""
			CopyFiles /SILENT "$EXEDIR\$Icon" "$INSTDIR\bundle.ico"
		${EndIf}
	${EndIf}
	${If} $Course != ""
		Delete "$INSTDIR\*.course"
		CopyFiles /SILENT "$EXEDIR\$Course" "$INSTDIR\$Course"
	${EndIf}
FunctionEnd

Function StartIt
	Exec '"$INSTDIR\${PROGRAM}"'
FunctionEnd

; Register tells Windows of the program: the menu, the type of its files, and how to take it away.
Function Register
	StrCpy $1 "$INSTDIR\${PROGRAM}"
	${If} ${FileExists} "$INSTDIR\bundle.ico"
		StrCpy $1 "$INSTDIR\bundle.ico"
	${EndIf}
	ReadRegStr $0 HKCU "${UNINSTALLERS}\$Id" "Shortcut"
	${If} $0 != ""
		Delete "$0" ; it may have another name now
	${EndIf}
	CreateShortcut "$SMPROGRAMS\$Title.lnk" "$INSTDIR\${PROGRAM}" "" "$1" 0

	WriteRegStr HKCU "${CLASSES}\$Type" "" "${NAME} course"
	WriteRegStr HKCU "${CLASSES}\$Type" "FriendlyTypeName" "${NAME} course"
	WriteRegStr HKCU "${CLASSES}\$Type\DefaultIcon" "" '"$1",0'
	WriteRegStr HKCU "${CLASSES}\$Type\shell\open" "FriendlyAppName" "$Title"
	WriteRegStr HKCU "${CLASSES}\$Type\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
	WriteRegStr HKCU "${CLASSES}\.course\OpenWithProgids" "$Type" ""
	; Who opened courses before does so again when this one goes. A bundle doesn't take them from another.
	ReadRegStr $0 HKCU "${CLASSES}\.course" ""
	ReadRegStr $2 HKCU "${CLASSES}\$0\shell\open\command" ""
	${If} $2 == ""
	${OrIf} $Id == "${ID}"
		${If} $0 != $Type
			WriteRegStr HKCU "${CLASSES}\$Type" "Before" "$0"
		${EndIf}
		WriteRegStr HKCU "${CLASSES}\.course" "" "$Type"
		WriteRegStr HKCU "${CLASSES}\.course" "Content Type" "application/x-stagecraft-course"
	${EndIf}

	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "DisplayName" "$Title"
	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "Publisher" "$Publisher"
	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "DisplayIcon" "$1"
	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "InstallLocation" "$INSTDIR"
	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "Shortcut" "$SMPROGRAMS\$Title.lnk"
	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
	WriteRegStr HKCU "${UNINSTALLERS}\$Id" "Comments" "What you learned stays when it is uninstalled."
	WriteRegDWORD HKCU "${UNINSTALLERS}\$Id" "NoModify" 1
	WriteRegDWORD HKCU "${UNINSTALLERS}\$Id" "NoRepair" 1
	${GetSize} "$INSTDIR" "/S=0K" $0 $2 $3
	WriteRegDWORD HKCU "${UNINSTALLERS}\$Id" "EstimatedSize" $0
	Call TypesChanged
FunctionEnd

!macro TypesChanged un
Function ${un}TypesChanged
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
!macroend
!insertmacro TypesChanged ""
!insertmacro TypesChanged "un."

Function un.onInit
	SetShellVarContext current
	StrCpy $R0 "$INSTDIR\bundle.ini"
	Call un.Named
FunctionEnd

Section Uninstall
	; The program first: one that runs can't be taken away, and then nothing is.
	ClearErrors
	Delete "$INSTDIR\${PROGRAM}"
	${If} ${Errors}
	${AndIf} ${FileExists} "$INSTDIR\${PROGRAM}"
		!insertmacro Refuse "$Title ${CLOSE_IT}"
	${EndIf}
	Delete "$INSTDIR\${PROGRAM}.old"
	Delete "$INSTDIR\${PROGRAM}.new"
!include "@REMOVE@"
	Delete "$INSTDIR\*.course"
	${If} $Picture != ""
		Delete "$INSTDIR\$Picture"
	${EndIf}
	Delete "$INSTDIR\bundle.json"
	Delete "$INSTDIR\bundle.ini"
	Delete "$INSTDIR\bundle.ico"
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR" ; what someone else put there stays

	ReadRegStr $0 HKCU "${UNINSTALLERS}\$Id" "Shortcut"
	${If} $0 != ""
		Delete "$0"
	${EndIf}
	ReadRegStr $0 HKCU "${CLASSES}\.course" ""
	${If} $0 == $Type
		ReadRegStr $1 HKCU "${CLASSES}\$Type" "Before"
		ReadRegStr $2 HKCU "${CLASSES}\$1\shell\open\command" ""
		${If} $1 != ""
		${AndIf} $2 != ""
			WriteRegStr HKCU "${CLASSES}\.course" "" "$1"
		${Else}
			DeleteRegValue HKCU "${CLASSES}\.course" ""
			DeleteRegValue HKCU "${CLASSES}\.course" "Content Type"
		${EndIf}
	${EndIf}
	DeleteRegValue HKCU "${CLASSES}\.course\OpenWithProgids" "$Type"
	DeleteRegKey /ifempty HKCU "${CLASSES}\.course\OpenWithProgids"
	DeleteRegKey /ifempty HKCU "${CLASSES}\.course"
	DeleteRegKey HKCU "${CLASSES}\$Type"
	DeleteRegKey HKCU "${UNINSTALLERS}\$Id"
	Call un.TypesChanged
SectionEnd
