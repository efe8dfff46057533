/** What a sentence says of somebody or something: "Mara Brackley", "is older than", "Telin Caldmere". */
export interface Claim {
  subject: string;
  relation: string;
  object: string;
}

export type Trait = Omit<Claim, 'subject'>;

export interface TraitRule {
  conditions: readonly Trait[];
  consequence: Trait;
}

export interface LongText {
  kind: 'ordering' | 'rooms' | 'rules';
  statement: Claim;
  rules: readonly TraitRule[];
  /** Of the text, in order, without their full stops. */
  sentences: readonly string[];
}

const NAME = '\\p{Lu}\\p{L}{1,30} \\p{Lu}\\p{L}{1,30}';
const COMPARISON = new RegExp(`^(${NAME}) ([\\p{Ll} ]{1,40} than) (${NAME})$`, 'u');
const TRAIT = new RegExp(`^(${NAME}) (is|is not) (\\p{Ll}{1,30})$`, 'u');
const ROOM_STATEMENT = new RegExp(`^(${NAME}) (works in a room that has) (.{1,60})$`, 'u');
const WHEREABOUTS = /^(.{1,60}?) (belongs to|works in|has) (.{1,60})$/;
const RULE = /^Whoever (.{1,300}) (is|is not) (\p{Ll}{1,30})\.$/u;
const CONDITION = /^(is|is not) (\p{Ll}{1,30})$/u;

const FORMS = { ordering: COMPARISON, rooms: WHEREABOUTS, rules: TRAIT };
const TEXT_MARK = '\nText:\n';
const STATEMENT_MARK = '\nStatement: ';

/**
 * Reads a long text with its rules and its statement from a prompt.
 *
 * @returns null if "Text:" or "Statement:" is missing or the statement is of no known form.
 */
export function readLongContext(prompt: string): LongText | null {
  const textStart = prompt.indexOf(TEXT_MARK);
  const textEnd = prompt.lastIndexOf(STATEMENT_MARK);
  if (textStart === -1 || textEnd < textStart) return null;
  const [line = ''] = prompt.slice(textEnd + STATEMENT_MARK.length).split('\n', 1);
  const read = readStatement(line.replace(/\.$/, ''));
  if (read === null) return null;
  return {
    ...read,
    rules: prompt.slice(0, textStart).split('\n').flatMap(readRule),
    sentences: (prompt.slice(textStart + TEXT_MARK.length, textEnd).match(/[^.]+/g) ?? [])
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== ''),
  };
}

/** What a sentence of the text claims; null: it is not of the form that this kind of question needs. */
export function readClaim(sentence: string, kind: LongText['kind']): Claim | null {
  const claim = claimOf(FORMS[kind].exec(sentence));
  if (claim === null) return null;
  return { ...claim, subject: claim.subject.replace(/^The /, 'the ') };
}

function readStatement(text: string): Pick<LongText, 'kind' | 'statement'> | null {
  const forms = [
    ['rooms', ROOM_STATEMENT],
    ['rules', TRAIT],
    ['ordering', COMPARISON],
  ] as const;
  for (const [kind, form] of forms) {
    const statement = claimOf(form.exec(text));
    if (statement !== null) return { kind, statement };
  }
  return null;
}

function readRule(line: string): TraitRule[] {
  const [, conditionText, relation, object] = RULE.exec(line) ?? [];
  if (conditionText === undefined || relation === undefined || object === undefined) return [];
  const conditions = conditionText.split(' and ').flatMap((text) => {
    const [, holds, trait] = CONDITION.exec(text) ?? [];
    return holds === undefined || trait === undefined ? [] : [{ relation: holds, object: trait }];
  });
  return [{ conditions, consequence: { relation, object } }];
}

function claimOf(match: RegExpExecArray | null): Claim | null {
  const [, subject, relation, object] = match ?? [];
  if (subject === undefined || relation === undefined || object === undefined) return null;
  return { subject, relation, object };
}
