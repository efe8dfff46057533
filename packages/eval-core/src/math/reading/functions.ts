/** How a function is read: 'list' takes several arguments, also from a set: \max\{a, b\}. */
export interface FunctionRule {
  name: string;
  /** \sin^{-1} is the inverse function, not a reciprocal. */
  inverse: string | null;
  takesList: boolean;
  /** "sin x" needs no brackets; "floor x" is not something anybody writes. */
  needsBrackets: boolean;
}

const CIRCULAR = ['sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'sinh', 'cosh', 'tanh', 'coth'];

const RULES: ReadonlyMap<string, FunctionRule> = new Map([
  ...CIRCULAR.flatMap((name) => [
    rule(name, { inverse: `arc${name}` }),
    ...[`arc${name}`, `a${name}`, `ar${name}`].map((alias) => rule(alias, { name: `arc${name}` })),
  ]),
  rule('tg', { name: 'tan', inverse: 'arctan' }),
  rule('ctg', { name: 'cot', inverse: 'arccot' }),
  rule('cosec', { name: 'csc', inverse: 'arccsc' }),
  rule('arctg', { name: 'arctan' }),
  ...['sech', 'csch', 'log', 'ln', 'lg', 'lb', 'exp', 'sgn', 'arg', 'deg', 'ker', 'dim', 'det'].map(
    (name) => rule(name, {}),
  ),
  ...['gcd', 'lcm', 'min', 'max', 'sup', 'inf'].map((name) => rule(name, { takesList: true })),
  ...['abs', 'floor', 'ceil', 'factorial', 'binomial', 'conjugate'].map((name) =>
    rule(name, { needsBrackets: true }),
  ),
  rule('binom', { name: 'binomial', needsBrackets: true }),
  rule('comb', { name: 'binomial', needsBrackets: true }),
  rule('ceiling', { name: 'ceil', needsBrackets: true }),
  rule('Re', { name: 're' }),
  rule('Im', { name: 'im' }),
  rule('Arg', { name: 'arg' }),
]);

export function functionRule(name: string): FunctionRule {
  return RULES.get(name) ?? rule(name, {})[1];
}

export function isFunctionName(name: string): boolean {
  return RULES.has(name);
}

function rule(alias: string, parts: Partial<FunctionRule>): [string, FunctionRule] {
  return [alias, { name: alias, inverse: null, takesList: false, needsBrackets: false, ...parts }];
}
