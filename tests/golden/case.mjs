// A golden case: a scenario, and below it what tasks of the command answer to it.
//
//     machine x86-64
//     process A
//     A: read 0                          the scenario, as `pagewalk run -` gets it
//
//     === run                            a task …
//        3  A: read 0       SIGSEGV      … and its answer
//
// A line `@repeat N LINE` of the scenario stands for N lines, in which {n} is 0 to N-1, and {page} and {next} are
// where that page begins and ends, as a layout has it. An answer ends with `[exit 1]` where the task failed.

const heading = /^=== (.+)$/;

/** @typedef {{ task: string, expected: string }} Block */
/** @typedef {{ scenario: string, blocks: Block[] }} Case */

/** @param {string} text @returns {Case} */
export function parseCase(text) {
  /** @type {{ task: string, lines: string[] }[]} */
  const parts = [{ task: '', lines: [] }];
  for (const line of text.split('\n')) {
    const [, task] = heading.exec(line) ?? [];
    if (task) parts.push({ task, lines: [] });
    else parts[parts.length - 1].lines.push(line);
  }
  const [scenario, ...blocks] = parts.map(({ task, lines }) => ({ task, text: lines.join('\n').trimEnd() }));
  return {
    scenario: scenario.text,
    blocks: blocks.map((block) => ({ task: block.task, expected: block.text })),
  };
}

/** @param {Case} golden */
export function printCase({ scenario, blocks }) {
  const answers = blocks.map(({ task, expected }) => `=== ${task}\n${expected}${expected ? '\n' : ''}`);
  return `${[`${scenario}\n`, ...answers].join('\n')}`;
}

/** The scenario as the command gets it. @param {string} scenario */
export function expand(scenario) {
  const lines = scenario.split('\n').flatMap((line) => {
    const [, count, repeated] = /^@repeat (\d+) (.*)$/.exec(line) ?? [];
    if (!count) return [line];
    return Array.from({ length: Number(count) }, (_, n) =>
      repeated
        .replaceAll('{n}', String(n))
        .replaceAll('{page}', startOf(n))
        .replaceAll('{next}', startOf(n + 1)),
    );
  });
  return `${lines.join('\n')}\n`;
}

/** @param {number} page */
const startOf = (page) => (page * 4096).toString(16).padStart(8, '0');

/** The fenced scenarios of a document. @param {string} markdown */
export function fencedScenarios(markdown) {
  const fences = [];
  for (const match of markdown.matchAll(/^```pagewalk\n([\s\S]*?)^```$/gm)) {
    const line = markdown.slice(0, match.index).split('\n').length;
    fences.push({ line, text: match[1] });
  }
  return fences;
}
