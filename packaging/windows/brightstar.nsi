; The Windows installer. installer.py compiles it and defines
;   VERSION, NUMBERS (four, with dots), PUBLISHER, COPYRIGHT, LICENCE (file), KILOBYTES, ICON (file),
;   SIDE (a picture), OUTPUT (file), FILES (a script that installs and removes each file), and, where a certificate
;   is configured, SIGN (a command that signs the file it is given).
;
; Options, for those who install without looking (upper and lower case matter):
;   /S            silent          /AllUsers   for everybody, needs an administrator
;   /CurrentUser  for this user   /POLICY="file" lays policy.toml down, for everybody alone
;   /D=C:\Folder  where to; the last option, without quotation marks
; The uninstaller takes /S, /AllUsers, /CurrentUser and /DELETEDATA.
; Exit status: 0 done, 1 cancelled, 2 a file cannot be written, 3 the program is running,
;   4 the older version cannot be removed, 5 no administrator, 6 this Windows is too old,
;   7 the policy file cannot be read or copied, 8 the installation is not whole,
;   9 /POLICY is misspelt or given for one user, 10 the policy's folder is not an administrator's.
; After 7, 9 and 10 nothing was installed or removed.

Unicode true
ManifestDPIAware true
!ifdef HASTILY
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 32
!endif
SetDateSave off  ; the same files give the same installer
CRCCheck force
AllowSkipFiles off
XPStyle on
BrandingText " "

!define NAME "BrightStar"
!define PROGRAM "brightstar-desktop.exe"
!define COMMAND_LINE "brightstar.exe"
!define UNINSTALLER "uninstall.exe"
!define STATE_KEY "Software\BrightStar\Desktop"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\BrightStar"
!define OLDEST_BUILD 17763  ; Windows 10 1809, which Qt asks for
!define /math LONGEST_COMMAND_LINE ${NSIS_MAX_STRLEN} - 1

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${STATE_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${STATE_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_FUNCTION UseGivenFolder

!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUTPUT}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartAsTheUser
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
; NSIS has words of its own for these, misspelt in Spanish.
!define MULTIUSER_INSTALLMODEPAGE_TEXT_TOP "$(WHO_QUESTION)"
!define MULTIUSER_INSTALLMODEPAGE_TEXT_ALLUSERS "$(WHO_ALL)"
!define MULTIUSER_INSTALLMODEPAGE_TEXT_CURRENTUSER "$(WHO_ME)"

!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

; The system's language chooses between these two; the first stands in for all others.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"
!include "english.nsh"
!include "spanish.nsh"
!include "${FILES}"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro VERSION_STRINGS LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} ProductName "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} ProductVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileDescription "${NAME} ${VERSION} setup"
  VIAddVersionKey /LANG=${LANGUAGE} CompanyName "${PUBLISHER}"
  VIAddVersionKey /LANG=${LANGUAGE} LegalCopyright "${COPYRIGHT}"
!macroend
!insertmacro VERSION_STRINGS ${LANG_ENGLISH}
!insertmacro VERSION_STRINGS ${LANG_SPANISH}

Var GivenFolder  ; by /D=, which MultiUser.nsh would forget
Var FormerFolder

; -- beginning

!macro STOP STATUS SENTENCE
  SetErrorLevel ${STATUS}
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${STATUS}
  Quit
!macroend

!include "policy.nsh"
!include "guarded_folder.nsh"

; MultiUser.nsh would ask a question that nobody sees.
!macro REFUSE_WITHOUT_RIGHTS GET_PARAMETERS GET_OPTIONS
  ${${GET_PARAMETERS}} $R0
  ClearErrors
  ${${GET_OPTIONS}} $R0 "/AllUsers" $R1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $R1
    ${If} $R1 != "Admin"
      !insertmacro STOP 5 "$(NO_ADMINISTRATOR)"
    ${EndIf}
  ${EndIf}
  ClearErrors
!macroend

Function .onInit
  StrCpy $GivenFolder $INSTDIR
  ${IfNot} ${RunningX64}
    !insertmacro STOP 6 "$(TOO_OLD)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro STOP 6 "$(TOO_OLD)"
  ${EndIf}
  SetRegView 64
  !insertmacro REFUSE_WITHOUT_RIGHTS GetParameters GetOptions
  !insertmacro MULTIUSER_INIT
  !insertmacro CHECK_POLICY
FunctionEnd

Function UseGivenFolder
  ${If} $GivenFolder != ""
    StrCpy $INSTDIR $GivenFolder
  ${EndIf}
FunctionEnd

; The installer may run as administrator; the program must not.
Function StartAsTheUser
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

; -- the program may not be running: Windows would keep the old files

!macro WAIT_UNTIL_CLOSED FOLDER ID
  closed_${ID}:
  StrCpy $R1 ""
  !insertmacro NOTE_RUNNING "${FOLDER}\${PROGRAM}"
  !insertmacro NOTE_RUNNING "${FOLDER}\${COMMAND_LINE}"
  ${If} $R1 != ""
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY closed_${ID}
    SetErrorLevel 3
    Quit
  ${EndIf}
!macroend

!macro NOTE_RUNNING FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $R0 "${FILE}" a
    ${If} ${Errors}
      StrCpy $R1 "${FILE}"
    ${Else}
      FileClose $R0
    ${EndIf}
  ${EndIf}
!macroend

; -- installing

!macro REMOVE_FORMER
  ReadRegStr $FormerFolder SHCTX "${STATE_KEY}" "Folder"
  ${If} $FormerFolder != ""
  ${AndIf} ${FileExists} "$FormerFolder\${UNINSTALLER}"
    !insertmacro WAIT_UNTIL_CLOSED $FormerFolder former
    DetailPrint "$(REMOVING_FORMER)"
    ClearErrors
    ; With _?= it stays where it is and can be waited for.
    ExecWait '"$FormerFolder\${UNINSTALLER}" /S /UPGRADE /$MultiUser.InstallMode _?=$FormerFolder' $R0
    ${If} ${Errors}
    ${OrIf} $R0 != 0
      !insertmacro STOP 4 "$(FORMER_STAYS)"
    ${EndIf}
    Delete "$FormerFolder\${UNINSTALLER}"
    RMDir "$FormerFolder"
  ${EndIf}
!macroend

!macro REGISTER
  WriteRegStr SHCTX "${STATE_KEY}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${STATE_KEY}" "Version" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
!macroend

Section "${NAME}"
  !insertmacro WAIT_UNTIL_CLOSED $INSTDIR here
  !insertmacro GUARD_POLICY_FOLDER  ; before anything is removed: its file may be misspelt
  !insertmacro REMOVE_FORMER
  ClearErrors
  !insertmacro INSTALL_FILES
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  ${If} ${Errors}
    !insertmacro STOP 8 "$(CANNOT_WRITE)"
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 \
    SW_SHOWNORMAL "" "$(SHORTCUT_WORDS)"
  !insertmacro REGISTER
SectionEnd

; -- removing

Section "un.${NAME}"
  SectionIn RO
  !insertmacro WAIT_UNTIL_CLOSED $INSTDIR un
  SetOutPath "$TEMP"  ; not a folder that is to go
  !insertmacro REMOVE_FILES
  ${un.GetParameters} $R0
  ClearErrors
  ${un.GetOptions} $R0 "/UPGRADE" $R1
  ${If} ${Errors}
    ClearErrors
    Delete "$SMPROGRAMS\${NAME}.lnk"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    DeleteRegKey SHCTX "${STATE_KEY}"
    DeleteRegKey /ifempty SHCTX "Software\BrightStar"
    Delete "$INSTDIR\${UNINSTALLER}"
    RMDir "$INSTDIR"
    ${If} $MultiUser.InstallMode == "AllUsers"
      RMDir "$APPDATA\${NAME}"  ; stays where a policy lies in it
    ${EndIf}
  ${EndIf}
  ClearErrors
SectionEnd

; Settings, fetched data and logs of the user who runs this; nobody else's can be reached.
Section /o "un.$(USER_DATA)" UserData
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${NAME}"
SectionEnd

; Stands last, for it names a section.
Function un.onInit
  SetRegView 64
  !insertmacro REFUSE_WITHOUT_RIGHTS un.GetParameters un.GetOptions
  !insertmacro MULTIUSER_UNINIT
  ${un.GetParameters} $R0
  ClearErrors
  ${un.GetOptions} $R0 "/DELETEDATA" $R1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UserData}
  ${EndIf}
  ClearErrors
FunctionEnd
