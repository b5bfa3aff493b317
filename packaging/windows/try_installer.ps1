# Install silently as a clinic would, let the installed program test itself, install over it,
# remove it, and see that a person's data stays. Ends with 1 where something is wrong.
param(
    [Parameter(Mandatory)][ValidateSet('AllUsers', 'CurrentUser')][string]$Mode,
    [Parameter(Mandatory)][string]$Picture
)
$ErrorActionPreference = 'Stop'

$setup = (Get-ChildItem 'dist\*-setup.exe' | Select-Object -First 1).FullName
$programs = if ($Mode -eq 'AllUsers') { $env:ProgramFiles } else { "$env:LOCALAPPDATA\Programs" }
$hive = if ($Mode -eq 'AllUsers') { 'HKLM:' } else { 'HKCU:' }
$entry = "$hive\Software\Microsoft\Windows\CurrentVersion\Uninstall\BrightStar"
$folder = Join-Path $programs 'BrightStar'
$data = Join-Path $env:LOCALAPPDATA 'BrightStar'

function Invoke-Checked([string]$What, [string]$File, [string[]]$Arguments, [int]$Status = 0) {
    Write-Host "-- $What"
    # Windows' own windowed programs return at once unless they are waited for.
    $done = Start-Process -FilePath $File -ArgumentList $Arguments -Wait -PassThru
    if ($done.ExitCode -ne $Status) { throw "${What}: exit status $($done.ExitCode)" }
}

function Assert-True([bool]$Truth, [string]$Sentence) {
    if (-not $Truth) { throw $Sentence }
}

# A policy that cannot be placed fails the installation; one that can is found however it is quoted.
$named = Join-Path $env:TEMP 'my policy.toml'
$placed = Join-Path $env:ProgramData 'BrightStar\policy.toml'
Set-Content -Path $named -Value 'printing = "on"'
Invoke-Checked 'no such policy' $setup @('/S', "/$Mode", '"/POLICY=C:\no such file.toml"') 7
Invoke-Checked 'a misspelt policy' $setup @('/S', "/$Mode", '/POLICY', "`"$named`"") 9
Assert-True (-not (Test-Path $folder)) 'a policy that failed left files behind'
if ($Mode -eq 'AllUsers') {
    foreach ($option in "`"/POLICY=$named`"", "/POLICY=`"$named`"") {
        Invoke-Checked "install with $option" $setup @('/S', "/$Mode", $option)
        Assert-True (Test-Path $placed) "$option placed no policy"
        Remove-Item $placed
    }
} else {
    Invoke-Checked 'a policy for one user' $setup @('/S', "/$Mode", "`"/POLICY=$named`"") 9
}

Invoke-Checked 'install' $setup @('/S', "/$Mode")
Assert-True (Test-Path "$folder\brightstar-desktop.exe") "nothing was installed in $folder"
Assert-True ((Get-ItemProperty $entry).EstimatedSize -gt 1000) 'the list of apps shows no size'

& "$folder\brightstar.exe" self-test
Assert-True ($LASTEXITCODE -eq 0) 'the self-test of the command line failed'
Invoke-Checked 'self-test of the window' "$folder\brightstar-desktop.exe" @('--self-test')
$drawn = Join-Path (Get-Location) $Picture
Invoke-Checked 'picture' "$folder\brightstar-desktop.exe" `
    @('--query', 'oakland', '--screenshot', "`"$drawn`"")
Assert-True (Test-Path $drawn) 'the window drew no picture'
Assert-True (Test-Path $data) "the program kept nothing in $data"

Invoke-Checked 'install over it' $setup @('/S', "/$Mode")
& "$folder\brightstar.exe" self-test
Assert-True ($LASTEXITCODE -eq 0) 'the self-test after the second installation failed'

# With _?= the uninstaller stays where it is and can be waited for.
Invoke-Checked 'remove' "$folder\uninstall.exe" @('/S', "/$Mode", "_?=$folder")
Remove-Item "$folder\uninstall.exe", $folder -ErrorAction SilentlyContinue
Assert-True (-not (Test-Path $folder)) "files stayed in $folder"
Assert-True (-not (Test-Path $entry)) 'the list of apps still names the program'
Assert-True (Test-Path $data) "the removal took a person's data in $data"
Write-Host "The installer is good ($Mode)."
