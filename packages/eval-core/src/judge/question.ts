import { canonicalJson, sha256Hex } from '../hash.ts';
import type { ReadingTask } from './statements.ts';
import { DATA_NOTICE, fillTemplate, type JudgeTemplate, type Placeholder } from './template.ts';

export type MaterialName = Exclude<Placeholder, 'rubric' | 'mark'>;

export interface JudgeMaterial {
  /** What is shown as data; null or absent: not known. */
  texts: Readonly<Partial<Record<MaterialName, string | null>>>;
  /** In words, for a rubric; the judge is asked for them by number, from 1. */
  criteria: readonly string[];
}

/** What a judge is asked once, and what its reply is read with. */
export interface JudgeQuestion extends ReadingTask {
  prompt: string;
  /** The word that a decision must carry to be taken for the judge's own. */
  mark: string;
  /** The material speaks of decisions: one without the mark may be quoted from it, and is not trusted. */
  speaksOfDecisions: boolean;
}

/** How the judge is told what a text is. */
const TITLES: Record<MaterialName, string> = {
  question: 'question',
  gold: 'expected answer',
  answer: 'answer',
  first: 'first reply',
  second: 'second reply',
};

const NOT_GIVEN = '(not given)';

/** The template filled with the material: the same question for the same template and material. */
export function judgeQuestion(template: JudgeTemplate, material: JudgeMaterial): JudgeQuestion {
  const texts = Object.values(material.texts).map((text) => text ?? '');
  const reading = { task: template.task, criteria: material.criteria.length };
  const mark = markOf(texts);
  const rubric = material.criteria.map((criterion, index) => `${index + 1}. ${criterion}`);

  function valueOf(name: string): string {
    if (name === 'mark') return mark;
    if (name === 'rubric') return rubric.join('\n');
    const title = TITLES[name as MaterialName];
    const text = material.texts[name as MaterialName] ?? NOT_GIVEN;
    return `[BEGIN ${title} ${mark}]\n${text}\n[END ${title} ${mark}]`;
  }

  return {
    ...reading,
    prompt: fillTemplate(`${DATA_NOTICE}\n\n${template.text}`, valueOf),
    mark,
    speaksOfDecisions: texts.some(speaksOfDecisions),
  };
}

/** Whether a quotation of the text could be read as a judgement: all forms of one hold such a word. */
function speaksOfDecisions(text: string): boolean {
  const isEscaped = /\\u[0-9a-f]{4}/i.test(text);
  return isEscaped || /verdict|judge?ment|decision|criteria/i.test(text.replaceAll('\\', ''));
}

/** Twelve hexadecimal digits that occur in none of the texts, since they are the texts' own hash. */
function markOf(texts: readonly string[]): string {
  for (let salt = 0; ; salt += 1) {
    const mark = sha256Hex(canonicalJson([salt, ...texts])).slice(0, 12);
    if (!texts.some((text) => text.includes(mark))) return mark;
  }
}
