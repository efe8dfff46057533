/** What a sentence of the text says: "Mara Brackley" "is older than" "Telin Caldmere". */
export interface Fact {
  subject: string;
  relation: string;
  object: string;
}

/** A fact about whoever a rule is applied to. */
export type Condition = Omit<Fact, 'subject'>;

/** Whoever meets all conditions has the consequence too. */
export interface Rule {
  if: readonly Condition[];
  then: Condition;
}

export const LONG_CONTEXT_KINDS = ['ordering', 'rooms', 'rules'] as const;

export type LongContextKind = (typeof LONG_CONTEXT_KINDS)[number];

export const PADDINGS = ['similar', 'unrelated'] as const;
export const DISPERSIONS = ['first', 'middle', 'last', 'random'] as const;

export interface Padding {
  /** Sentences of the same form about others, or prose about anything. */
  kind: (typeof PADDINGS)[number];
  /** Where the facts stand in it. */
  dispersion: (typeof DISPERSIONS)[number];
  /** How many sentences it has. */
  sentences: number;
}

export interface LongContextProblem {
  kind: LongContextKind;
  /** All that decides the statement, in the order of the text. */
  facts: readonly Fact[];
  /** Which sentence of the text each fact is, from 0. */
  factPositions: readonly number[];
  /** Empty unless the kind is "rules". */
  rules: readonly Rule[];
  statement: Fact;
  /** The statement as the prompt has it. */
  question: string;
  padding: Padding;
}

const MOST_FACTS = 20;
const MOST_RULES = 40;
const LONGEST_TERM = 100;
const LONGEST_QUESTION = 400;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseLongContextProblem(value: unknown): LongContextProblem {
  const fields = fieldsOf(value);
  if (fields === null) {
    throw new Error(
      'A long-context problem is an object with "kind", "facts", "factPositions", "rules", "statement", "question" and "padding".',
    );
  }
  const kind = LONG_CONTEXT_KINDS.find((known) => known === fields.kind);
  if (kind === undefined) {
    throw new Error(
      `The "kind" of a long-context problem is one of ${LONG_CONTEXT_KINDS.join(', ')}.`,
    );
  }
  const facts = listOf(fields.facts, MOST_FACTS, readFact, 'facts');
  const { question } = fields;
  if (typeof question !== 'string' || question.length > LONGEST_QUESTION) {
    throw new Error('The "question" of a long-context problem is a text.');
  }
  return {
    kind,
    facts,
    factPositions: parsePositions(fields.factPositions, facts.length),
    rules: listOf(fields.rules, MOST_RULES, readRule, 'rules'),
    statement: parseStatement(fields.statement),
    question,
    padding: parsePadding(fields.padding),
  };
}

function parsePositions(value: unknown, count: number): number[] {
  const isList = Array.isArray(value) && value.length === count;
  if (isList && value.every((each) => Number.isInteger(each) && each >= 0))
    return value as number[];
  throw new Error(
    'The "factPositions" of a long-context problem are as many whole numbers from 0 as there are facts.',
  );
}

function parseStatement(value: unknown): Fact {
  const statement = readFact(value);
  if (statement !== null) return statement;
  throw new Error('The "statement" of a long-context problem has "subject", "relation", "object".');
}

function parsePadding(value: unknown): Padding {
  const fields = fieldsOf(value) ?? {};
  const kind = PADDINGS.find((known) => known === fields.kind);
  const dispersion = DISPERSIONS.find((known) => known === fields.dispersion);
  const { sentences } = fields;
  if (kind !== undefined && dispersion !== undefined && typeof sentences === 'number')
    return { kind, dispersion, sentences };
  throw new Error(
    `The "padding" of a long-context problem has a "kind" (${PADDINGS.join(', ')}), a "dispersion" (${DISPERSIONS.join(', ')}) and a number of "sentences".`,
  );
}

function listOf<T>(
  value: unknown,
  most: number,
  read: (item: unknown) => T | null,
  name: string,
): T[] {
  const items = Array.isArray(value) && value.length <= most ? value.map(read) : [null];
  const readable = items.flatMap((item) => (item === null ? [] : [item]));
  if (readable.length === items.length) return readable;
  throw new Error(`The "${name}" of a long-context problem are a list of at most ${most} ${name}.`);
}

function readFact(value: unknown): Fact | null {
  const { subject } = fieldsOf(value) ?? {};
  const condition = readCondition(value);
  return condition !== null && isTerm(subject) ? { subject, ...condition } : null;
}

function readCondition(value: unknown): Condition | null {
  const { relation, object } = fieldsOf(value) ?? {};
  return isTerm(relation) && isTerm(object) ? { relation, object } : null;
}

function readRule(value: unknown): Rule | null {
  const fields = fieldsOf(value) ?? {};
  const then = readCondition(fields.then);
  if (then === null || !Array.isArray(fields.if) || fields.if.length > MOST_FACTS) return null;
  const conditions = fields.if.flatMap((item: unknown) => readCondition(item) ?? []);
  return conditions.length === fields.if.length ? { if: conditions, then } : null;
}

function isTerm(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_TERM;
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}
