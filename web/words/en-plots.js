import { counted, plural } from './en-numbers.js';

/** English words of the plots over the steps and of the comparison of two machines. */

/** @typedef {Record<string, any>} Facts */

export const plots = {
  open: 'Plots',
  label: 'Plots over the steps',
  step: 'After step',
  titles: { faults: 'Faults so far', tlb: 'TLB so far', memory: 'Memory', frames: 'Frames in use' },
  lines: {
    minor: 'minor',
    major: 'major',
    tlb_hits: 'hits',
    tlb_misses: 'misses',
    rss: 'RSS',
    pss: 'PSS',
    committed: 'committed',
    used_frames: 'frames',
  },
  sentence: (/** @type {Facts} */ f) => `${f.title}, ${f.xName.toLowerCase()} ${f.x}: ${f.values.join(', ')}.`,
  working: 'Playing all steps ',
  stopped: 'Cancelled.',
  again: 'Play again',
};

export const compare = {
  open: 'Compare',
  title: 'Compare two machines',
  left: 'As it is',
  change: 'Change',
  to: 'to',
  settings: {
    frames: 'frames',
    tlb: 'TLB',
    asid: 'ASIDs',
    replace: 'replacement policy',
    swap: 'swap',
    'fault-around': 'fault-around',
    machine: 'machine',
  },
  run: 'Compare',
  closed: 'While questions wait, two machines cannot be compared: it would answer them.',
  failed: (/** @type {string} */ message) => `That machine does not play this scenario: ${message}`,
  same: 'No difference in any step.',
  differ: (/** @type {Facts} */ f) =>
    `${plural(f.count, 'step differs', 'steps differ')}, the first is step ${f.first}.`,
  shorter: (/** @type {number} */ steps) => `The changed machine plays ${plural(steps, 'step', 'steps')} only.`,
  position: 'Position in both',
  step: 'Step',
  back: 'Step back',
  nextDifference: 'Next difference',
  totals: 'Totals up to the position',
  steps: 'Steps',
  columns: { figure: 'Figure', number: 'No.', step: 'Step', difference: 'Difference' },
  figures: {
    minor: 'minor faults',
    major: 'major faults',
    hits: 'TLB hits',
    misses: 'TLB misses',
    evicted: 'pages taken from memory',
    swapped: 'pages out to swap',
    refused: 'signals and errors',
  },
  differs: 'differs',
  equal: '',
  more: (/** @type {number} */ n) => (n > 0 ? `+${counted(n)}` : counted(n)),
  outcome: (/** @type {Facts} */ f) =>
    [
      f.ended,
      f.served,
      f.minor > 1 ? `${f.minor} minor` : '',
      f.major > 0 ? `${f.major} major` : '',
      f.misses > 0 ? `${f.misses > 1 ? `${f.misses} ` : ''}TLB miss` : f.hits > 0 ? 'TLB hit' : '',
      f.evicted > 0 ? `${f.evicted} out` : '',
    ]
      .filter(Boolean)
      .join(', '),
  working: 'Playing ',
  stopped: 'Cancelled.',

  sweep: 'One number against another',
  sweepHint: 'Plays the scenario once for every size and policy.',
  axes: { frames: 'faults against frames', tlb: 'TLB misses against TLB entries' },
  axis: 'Draw',
  from: 'from',
  upTo: 'to',
  policies: 'Policies',
  draw: 'Draw',
  plotTitles: { frames: 'Faults', tlb: 'TLB misses' },
  xNames: { frames: 'Frames', tlb: 'TLB entries' },
  unplayable: (/** @type {Facts} */ f) => `${f.policy}, ${f.size}: cannot be played (${f.message}).`,
  coincide: (/** @type {string[]} */ names) => `${names.join(' and ')} lie on one another.`,
  belady: (/** @type {Facts} */ f) =>
    `${f.policy}: ${counted(f.more)} with ${f.larger}, but only ${counted(f.fewer)} with ${f.smaller}. More memory and more ${f.axis === 'tlb' ? 'misses' : 'faults'}: Belady’s anomaly.`,
  noBelady: 'No line rises: more room never made it worse here.',
};

/** @typedef {typeof plots} PlotWords */

/** @typedef {typeof compare} CompareWords */
