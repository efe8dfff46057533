import { describe, expect, it } from 'vitest';

import { wordTokensOf } from './word-tokens.ts';

describe('wordTokensOf', () => {
  it.each([
    ['Stop, LOOK and (listen)!', ['Stop', 'LOOK', 'and', 'listen']],
    ["DON'T TOUCH JOHN'S CAR", ['DO', "N'T", 'TOUCH', 'JOHN', "'S", 'CAR']],
    ["I'M SURE THEY'LL COME.", ['I', "'M", 'SURE', 'THEY', "'LL", 'COME.']],
    ["It wasn't. We can't.", ['It', 'was', "n't.", 'We', 'ca', "n't."]],
    ['YOU CANNOT', ['YOU', 'CAN', 'NOT']],
    ['GONNA WANNA GIMME', ['GON', 'NA', 'WAN', 'NA', 'GIM', 'ME']],
    ['WELL-KNOWN AND/OR', ['WELL-KNOWN', 'AND/OR']],
    ['*BOLD* “QUOTE” A--B C—D E...F', ['BOLD', 'QUOTE', 'A', 'B', 'C', 'D', 'E', 'F']],
    ['AT 10:30, 1,000 TIMES: NOW', ['AT', '10:30', '1,000', 'TIMES', 'NOW']],
    ['', []],
  ])('%j', (text, tokens) => {
    expect(wordTokensOf(text)).toEqual(tokens);
  });
});
