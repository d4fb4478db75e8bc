import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";

export type Import = { target: string; typeOnly: boolean };

export type Source = {
  /** From the root, with slashes. */
  path: string;
  text: string;
  /** The text with comments and the insides of strings and regular expressions blanked, of the same length. */
  code: string;
  comments: string;
  /** Every import and re-export; one of our own files is named by its path from the root. */
  imports: Import[];
};

const folders = ["app", "components", "db", "e2e", "lib", "local", "server"];
const extension = /\.(ts|tsx|mjs)$/;

/** All code of the repository; what is generated or installed is none of it. */
export function readTree(root: string): Source[] {
  const inRoot = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== "next-env.d.ts");
  const below = folders.flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }));
  const files = [...inRoot, ...below].filter((entry) => entry.isFile() && extension.test(entry.name));
  return files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return readSource(path.slice(join(root, "/").length), readFileSync(path, "utf8"));
  });
}

export function readSource(path: string, text: string): Source {
  const { code, comments } = blank(text);
  return { path, text, code, comments, imports: importsOf(path, text, code) };
}

const statement = /\b(?:import|export)\s+(type\s)?([\w*{}\s,$]*?\bfrom\s*)?(["'])/g;
const call = /\b(?:import|require)\s*\(\s*(["'])/g;

function importsOf(path: string, text: string, code: string): Import[] {
  const target = (end: number) => resolved(path, text.slice(end, code.indexOf(code[end - 1] ?? "", end)));
  const statements = [...code.matchAll(statement)].map(({ 0: all, 1: type, 2: names, index }) => ({
    target: target(index + all.length),
    typeOnly: type !== undefined || (names !== undefined && /^\{(\s*type\s[^,}]+,?)+\s*\}/.test(names)),
  }));
  const calls = [...code.matchAll(call)].map(({ 0: all, index }) => ({ target: target(index + all.length), typeOnly: false }));
  return [...statements, ...calls];
}

function resolved(from: string, target: string): string {
  if (target.startsWith("#")) return target.slice(1);
  return target.startsWith(".") ? join(dirname(from), target) : target;
}

const regularExpressionMayFollow = /(?:^|[(,=:[!&|?{};\n]|\breturn|=>)\s*$/;
const tokens = {
  comment: /^(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)/,
  string: /^(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/,
  template: /^`(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/,
  expression: /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//,
};

/** A scanner of the few forms that matter. An apostrophe in JSX text is taken for what it is: a string ends on its line. */
function blank(text: string): { code: string; comments: string } {
  let code = "";
  let comments = "";
  /** For every template that is open, how many braces are open in its current expression. */
  const templates: number[] = [];
  const take = (length: number, keep: number): void => {
    const taken = text.slice(code.length, code.length + length);
    code += taken.slice(0, keep) + taken.slice(keep, length - keep).replace(/[^\n]/g, " ") + taken.slice(Math.max(keep, length - keep));
  };
  while (code.length < text.length) {
    const rest = text.slice(code.length);
    const comment = tokens.comment.exec(rest)?.[0];
    const string = tokens.string.exec(rest)?.[0];
    const character = rest.charAt(0);
    const open = templates.at(-1);
    if (comment !== undefined) {
      comments += `${comment}\n`;
      take(comment.length, 0);
    } else if (string !== undefined) take(string.length, 1);
    else if (character === "`" || (character === "}" && open === 0)) {
      if (character === "}") templates.pop();
      const body = tokens.template.exec(`\`${rest.slice(1)}`)?.[0] ?? "`";
      take(body.length, 0);
      if (text.charAt(code.length) === "$") {
        templates.push(0);
        take(2, 0);
      } else take(1, 0);
    } else if (character === "/" && regularExpressionMayFollow.test(code)) take((tokens.expression.exec(rest)?.[0] ?? "/").length, 0);
    else {
      if (open !== undefined && character === "{") templates[templates.length - 1] = open + 1;
      if (open !== undefined && character === "}") templates[templates.length - 1] = open - 1;
      code += character;
    }
  }
  return { code, comments };
}
