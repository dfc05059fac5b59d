/**
 * What a host page may want to know: each answer, and the score after it, as events of the window. An embed or a
 * package for a learning system listens there and passes them on.
 *
 *   pagewalk:answer   { step, text, kind, answered, truth, right }
 *   pagewalk:score    { right, asked, skipped, step, steps }
 */

/** @typedef {{ step: number, text: string, kind: string, answered: string | null, truth: string, right: boolean }} AnswerReport step counts from 1 */
/** @typedef {{ right: number, asked: number, skipped: number, step: number, steps: number }} ScoreReport */

/** @param {AnswerReport} detail */
export const reportAnswer = (detail) => window.dispatchEvent(new CustomEvent('pagewalk:answer', { detail }));

/** @param {ScoreReport} detail */
export const reportScore = (detail) => window.dispatchEvent(new CustomEvent('pagewalk:score', { detail }));
