; The folder of the policy, which administrators alone may write to.
;
; Any user may make a folder below ProgramData, or a junction of that name that leads elsewhere, before this
; runs. So it is made with its rights at once, and one that was there is used only where it leads nowhere else
; and an administrator made it. Rights are set on the very folder that was looked at, never by its name.

; Owned by administrators; full rights for them and the system, reading for users, nothing from above.
!define GUARDED "O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
!if ${NSIS_PTR_SIZE} > 4
  !define SECURITY_ATTRIBUTES "(i 24, i 0, p R8, i 0, i 0)"
!else
  !define SECURITY_ATTRIBUTES "(i 12, p R8, i 0)"
!endif
!define ITSELF 0x02200000  ; a folder too, and a junction rather than what it leads to

; Leave in $R0 who owns the folder or file $R9, "" where it leads elsewhere or cannot be asked.
; Where $R8 holds rights, give them to it.
Function OwnerOf
  StrCpy $R0 ""
  StrCpy $R1 0x20080  ; to read its attributes and rights
  ${If} $R8 != ""
    StrCpy $R1 0x60080  ; and to change its rights
  ${EndIf}
  System::Call 'kernel32::CreateFileW(w R9, i R1, i 7, p 0, i 3, i ${ITSELF}, p 0) p .R2'
  ${If} $R2 == -1
    Return
  ${EndIf}
  System::Alloc 52  ; BY_HANDLE_FILE_INFORMATION, which begins with the attributes
  Pop $R3
  System::Call 'kernel32::GetFileInformationByHandle(p R2, p R3) i .R4'
  System::Call '*$R3(i .R5)'
  System::Free $R3
  IntOp $R5 $R5 & 0x400  ; leads elsewhere
  ${If} $R4 != 0
  ${AndIf} $R5 == 0
    System::Call 'advapi32::GetSecurityInfo(p R2, i 1, i 1, *p .R6, p 0, p 0, p 0, *p .R7) i .R4'
    ${If} $R4 == 0
      System::Call 'advapi32::ConvertSidToStringSidW(p R6, *w .R0) i .R4'
      System::Call 'kernel32::LocalFree(p R7)'
    ${EndIf}
    ${If} $R8 != ""
      System::Call 'advapi32::SetKernelObjectSecurity(p R2, i 0x80000004, p R8) i .R4'
      ${If} $R4 == 0
        StrCpy $R0 ""
      ${EndIf}
    ${EndIf}
  ${EndIf}
  System::Call 'kernel32::CloseHandle(p R2)'
FunctionEnd

; Stop unless $R0 is the system, administrators or whoever owns what this installer makes.
!macro REFUSE_STRANGER
  ${If} $R0 != "S-1-5-18"
  ${AndIf} $R0 != "S-1-5-32-544"
    StrCpy $PolicyFolderOwner $R0
    StrCpy $R8 ""
    StrCpy $R9 $PLUGINSDIR
    Call OwnerOf
    ${If} $PolicyFolderOwner == ""
    ${OrIf} $PolicyFolderOwner != $R0
      !insertmacro STOP 10 "$(POLICY_FOLDER_UNSAFE)"
    ${EndIf}
  ${EndIf}
!macroend

Var PolicyFolderOwner

!macro GUARD_POLICY_FOLDER
  ${If} $MultiUser.InstallMode == "AllUsers"
    InitPluginsDir
    StrCpy $R9 "$APPDATA\${NAME}"
    System::Call 'advapi32::ConvertStringSecurityDescriptorToSecurityDescriptorW(w "${GUARDED}", i 1, *p .R8, p 0) i .R4'
    ${If} $R4 == 0
      !insertmacro STOP 10 "$(POLICY_FOLDER_UNSAFE)"
    ${EndIf}
    System::Call '*${SECURITY_ATTRIBUTES} p .R7'
    System::Call 'kernel32::CreateDirectoryW(w R9, p R7) i .R4'  ; 0 where it is there
    System::Free $R7
    Call OwnerOf
    !insertmacro REFUSE_STRANGER
    ${If} ${FileExists} "$APPDATA\${NAME}\policy.toml"
      StrCpy $R8 ""
      StrCpy $R9 "$APPDATA\${NAME}\policy.toml"
      Call OwnerOf
      !insertmacro REFUSE_STRANGER
    ${EndIf}
  ${EndIf}
  !insertmacro PLACE_POLICY "$APPDATA\${NAME}"
!macroend
