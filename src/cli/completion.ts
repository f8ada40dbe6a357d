// Completion scripts for bash, zsh and fish, made from the command tree itself.
import type { Command } from "commander";
import { AppError } from "../app/index.ts";
import { EXIT } from "./exit-code.ts";
import { writeOut } from "./terminal.ts";

interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly { readonly long: string; readonly text: string }[];
}

function entries(program: Command): Entry[] {
  return program.commands
    .filter((command) => command.name() !== "help")
    .map((command) => ({
      name: command.name(),
      summary: command.summary() || command.description(),
      flags: command.options
        .filter((option) => option.long)
        .map((option) => ({ long: option.long ?? "", text: option.description })),
    }));
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function bash(commands: readonly Entry[]): string {
  const cases = commands
    .map(({ name, flags }) => `    ${name}) flags=${quoted(flags.map(({ long }) => long).join(" "))} ;;`)
    .join("\n");
  return `# bash completion for parley
_parley() {
  local current="\${COMP_WORDS[COMP_CWORD]}" flags=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted(`${commands.map(({ name }) => name).join(" ")} --help --version`)} -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases}
  esac
  if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "$flags --help" -- "$current"))
  else COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _parley parley
`;
}

function zsh(commands: readonly Entry[]): string {
  const plain = (text: string) => text.replaceAll(/[[\]:']/g, "");
  const list = commands.map(({ name, summary }) => `    '${name}:${plain(summary)}'`).join("\n");
  const cases = commands
    .map(
      ({ name, flags }) =>
        `    ${name}) _arguments ${flags.map(({ long, text }) => `'${long}[${plain(text)}]'`).join(" ")} '*:file:_files' ;;`,
    )
    .join("\n");
  return `#compdef parley
_parley() {
  local -a commands=(
${list}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command=$words[2]
  shift words; (( CURRENT-- ))
  case $command in
${cases}
  esac
}
compdef _parley parley
`;
}

function fish(commands: readonly Entry[]): string {
  const lines = commands.flatMap(({ name, summary, flags }) => [
    `complete -c parley -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...flags.map(
      ({ long, text }) =>
        `complete -c parley -n '__fish_seen_subcommand_from ${name}' -l ${long.replace(/^--/, "")} -d ${quoted(text)}`,
    ),
  ]);
  return `# fish completion for parley\n${lines.join("\n")}\n`;
}

/** Prints the completion script of `shell`. */
export async function completion(shell: string, program: Command): Promise<number> {
  const makers: Record<string, (commands: readonly Entry[]) => string> = { bash, zsh, fish };
  const maker = Object.hasOwn(makers, shell) ? makers[shell] : undefined;
  if (maker === undefined) throw new AppError("usage", `${shell}: no such shell; bash, zsh and fish are known`);
  await writeOut(maker(entries(program)));
  return EXIT.ok;
}
