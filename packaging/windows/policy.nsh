; The option /POLICY=: found however it is quoted, and its file put in its place.
;
; cmd.exe leaves /POLICY="C:\my file.toml" as it was typed; PowerShell and others quote the whole
; word, "/POLICY=C:\my file.toml". Without quotation marks a name goes on until the next option.

Var PolicyFile        ; named by /POLICY=; empty without it
Var PolicyIsGiven     ; 1 once the option was seen
Var PolicyGoesOn      ; 1 while words without a slash still belong to its name
Var PolicyIsUnclear   ; 1 where the option is written in a way that is not understood

!macro LIKE_POLICY PLACE
  StrCpy $R5 $R1 7 ${PLACE}
  ${If} $R5 == "/POLICY"
  ${OrIf} $R5 == "-POLICY"
    StrCpy $PolicyIsUnclear 1
  ${EndIf}
!macroend

; Understand one word of the command line, $R1, which has lost its quotation marks.
Function TakeWord
  ${If} $R1 == ""
    Return
  ${EndIf}
  StrCpy $R5 $R1 8
  StrCpy $R6 $R1 1
  ${If} $R5 == "/POLICY="
    ${If} $PolicyIsGiven == 1
      StrCpy $PolicyIsUnclear 1
    ${EndIf}
    StrCpy $PolicyFile $R1 "" 8
    StrCpy $PolicyIsGiven 1
    StrCpy $PolicyGoesOn 1
  ${ElseIf} $R6 == "/"
  ${OrIf} $PolicyGoesOn != 1
    StrCpy $PolicyGoesOn 0
    !insertmacro LIKE_POLICY 0
    !insertmacro LIKE_POLICY 1
    !insertmacro LIKE_POLICY 2
  ${ElseIf} $PolicyFile == ""
    StrCpy $PolicyFile $R1
  ${Else}
    StrCpy $PolicyFile "$PolicyFile $R1"
  ${EndIf}
FunctionEnd

; Read the command line into the variables above, one character after the other.
Function FindPolicy
  ${GetParameters} $R0
  StrCpy $R1 ""  ; the word so far
  StrCpy $R2 0   ; 1 within quotation marks
  StrCpy $R3 0
  ${Do}
    StrCpy $R4 $R0 1 $R3
    IntOp $R3 $R3 + 1
    ${If} $R4 == '"'
      IntOp $R2 $R2 !
      ${Continue}
    ${EndIf}
    ${If} $R4 == " "
    ${OrIf} $R4 == "$\t"
    ${AndIf} $R2 == 0
    ${OrIf} $R4 == ""
      Call TakeWord
      StrCpy $R1 ""
    ${Else}
      StrCpy $R1 "$R1$R4"
    ${EndIf}
  ${LoopUntil} $R4 == ""
  ${If} $PolicyIsGiven == 1
  ${AndIf} $PolicyFile == ""
    StrCpy $PolicyIsUnclear 1
  ${EndIf}
  StrLen $R3 $CMDLINE
  ${If} $R3 >= ${LONGEST_COMMAND_LINE}  ; longer ones are cut off, with what may stand there
    StrCpy $PolicyIsUnclear 1
  ${EndIf}
FunctionEnd

; Stop at once where the policy is misspelt or cannot be read.
!macro CHECK_POLICY
  Call FindPolicy
  ${If} $PolicyIsUnclear == 1
    !insertmacro STOP 9 "$(POLICY_UNCLEAR)"
  ${EndIf}
  ${If} $PolicyFile != ""
    ClearErrors
    FileOpen $R0 $PolicyFile r
    ${If} ${Errors}
      !insertmacro STOP 7 "$(NO_POLICY)"
    ${EndIf}
    FileClose $R0
    GetFullPathName $PolicyFile $PolicyFile  ; another folder may be the current one later
  ${EndIf}
!macroend

; Put the policy into FOLDER whole or not at all.
!macro PLACE_POLICY FOLDER
  ${If} $PolicyFile != ""
    ${If} $MultiUser.InstallMode != "AllUsers"
      !insertmacro STOP 9 "$(POLICY_FOR_ALL)"
    ${EndIf}
    StrCpy $R1 "${FOLDER}\policy.toml"
    StrCpy $R2 "$R1.new"
    StrCpy $R3 $PolicyFile
    System::Call 'kernel32::CopyFileW(w R3, w R2, i 0) i .R0'
    ${If} $R0 != 0
      SetFileAttributes $R2 NORMAL
      SetFileAttributes $R1 NORMAL  ; or one that was marked as read-only would stay
      System::Call 'kernel32::MoveFileExW(w R2, w R1, i 1) i .R0'  ; 1: over the one before
    ${EndIf}
    ${If} $R0 == 0
      Delete $R2
      RMDir "${FOLDER}"  ; where it is empty
      !insertmacro STOP 7 "$(NO_POLICY)"
    ${EndIf}
    ClearErrors
  ${EndIf}
!macroend
