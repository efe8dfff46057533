import { describe, expect, it } from 'vitest';

import { compared } from '../../testing/compared.ts';
import { profiles } from '../profiles.ts';

describe('functions with steps', () => {
  it.each([
    [
      '\\sum_{k=1}^{n}\\sum_{j=1}^{n}\\lfloor\\frac{jk}{3}\\rfloor',
      '\\sum_{j=1}^{n}\\sum_{k=1}^{n}\\lfloor\\frac{jk}{3}\\rfloor',
      true,
    ],
    ['\\lfloor\\frac{2 n-1}{5}\\rfloor', '\\lfloor\\frac{2 n-1}{7}\\rfloor', false],
    ['\\lfloor\\frac{2 n-1}{5}\\rfloor', '\\lfloor\\frac{2 n-1}{6}\\rfloor', false],
    ['\\lfloor n/5\\rfloor', '\\lfloor n/7\\rfloor', false],
    ['\\lceil n/5\\rceil', '\\lceil n/7\\rceil', false],
    ['\\lfloor n/11\\rfloor', '\\lfloor n/12\\rfloor', false],
    ['\\lfloor n/100\\rfloor', '\\lfloor n/101\\rfloor', false],
    ['\\lfloor x/1000\\rfloor', '\\lfloor x/1001\\rfloor', false],
    ['\\lfloor x\\rfloor', '\\lceil x\\rceil - 1', false],
    ['\\lfloor x+1\\rfloor', '\\lfloor x\\rfloor + 1', true],
    ['\\lfloor \\frac{n+1}{2}\\rfloor', '\\lceil \\frac{n}{2}\\rceil', true],
    ['\\lfloor \\frac{x+1}{2}\\rfloor', '\\lceil \\frac{x}{2}\\rceil', false],
    ['\\lfloor \\frac{n+1}{11}\\rfloor', '\\lfloor \\frac{n}{11}\\rfloor', false],
    ['n \\bmod 29', 'n \\bmod 31', false],
    ['n \\bmod 500', 'n \\bmod 501', false],
    ['\\gcd(n,30)', '\\gcd(n,60)', false],
    ['\\gcd(n,30)', '\\gcd(30,n)', true],
    ['\\gcd(a,b)', '\\gcd(a+b,b)', true],
    ['\\gcd(a,b)', '\\gcd(a+2b,2b)', false],
    ['\\lfloor x/5 \\rfloor=0', '\\lfloor x/7\\rfloor=0', false],
    ['f(n)=\\lfloor n/5 \\rfloor', 'f(n)=\\lfloor n/6\\rfloor', false],
    ['n!', 'n \\cdot (n-1)!', true],
    ['\\lfloor n/2 \\rfloor \\cdot \\lceil n/2 \\rceil', '\\lfloor n^2/4 \\rfloor', true],
    ['\\lfloor n^2/4 \\rfloor', '\\lfloor n^2/4+1/100 \\rfloor', true],
    ['\\sum_{k=1}^{n} \\lfloor k/2 \\rfloor', '\\lfloor n^2/4 \\rfloor', true],
    ['\\sum_{k=1}^{n} \\lfloor k/2 \\rfloor', '\\sum_{k=1}^{n} \\lfloor k/3 \\rfloor', false],
  ])('%s beside %s is equal: %s', (gold, answer, isEqual) => {
    expect(compared(gold, answer).equal).toBe(isEqual);
    expect(compared(answer, gold).equal).toBe(isEqual);
  });

  it('are told apart where the denominators are neighbours, small or large', () => {
    for (const denominator of [2, 3, 7, 13, 29, 47, 100, 360, 1000]) {
      const gold = `\\lfloor\\frac{n}{${denominator}}\\rfloor`;
      const answer = `\\lfloor\\frac{n}{${denominator + 1}}\\rfloor`;
      expect(compared(gold, answer).equal, answer).toBe(false);
    }
  });
});

describe('repeated items', () => {
  it.each([
    ['16,3,1,1', '16,3,1,3', false],
    ['16,3,1,1', '16,3,3,1', false],
    ['16,3,1,1', '1,16,1,3', true],
    ['1,1', '1', false],
    ['2,2,3', '2,3', false],
    ['2,2,3', '2,3,3', false],
    ['2,2,3', '3,2,2', true],
    ['\\{1,1\\}', '\\{1\\}', true],
    ['\\{1,2\\}', '1,2,1', true],
    ['1, \\sqrt{4}', '2, 1', true],
    ['\\frac12, 0.5', '0.5, 0.5', true],
    ['\\frac12, 0.5, 1', '0.5, 1, 1', false],
    ['\\pm 1, 2', '-1, 1, 2', true],
    ['\\pm 1, 1', '-1, 1', false],
    ['2,74', '2.74', true],
    ['(1,2), (1,2), (3,4)', '(3,4), (1,2)', true],
    ['(1,2), (3,4)', '(1,2), (4,3)', false],
  ])('%s beside %s is equal: %s', (gold, answer, isEqual) => {
    expect(compared(gold, answer).equal).toBe(isEqual);
    expect(compared(answer, gold).equal).toBe(isEqual);
  });
});

describe('a comma between digits under a tolerance', () => {
  it.each([
    ['2500,7500', '2500,9500', false],
    ['2500,7500', '7500,2500', true],
    ['2,7412', '2.7412', true],
    ['2,74', '2,75', false],
  ])('%s beside %s is equal: %s', (gold, answer, isEqual) => {
    expect(compared(gold, answer, profiles.qwen).equal).toBe(isEqual);
    expect(compared(answer, gold, profiles.qwen).equal).toBe(isEqual);
  });
});
