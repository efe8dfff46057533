import { describe, expect, it } from 'vitest';

import { compared } from '../../testing/compared.ts';
import { profiles } from '../profiles.ts';

describe('numbers', () => {
  it.each([
    ['1/2', '0.5'],
    ['1/2', '\\frac{3}{6}'],
    ['1000', '1000.0'],
    ['2^{10}', '1024'],
    ['2^{-3}', '0.125'],
    ['5!', '120'],
    ['\\binom{10}{3}', '120'],
    ['\\sqrt{9}', '3'],
    ['\\sqrt{8}', '2\\sqrt{2}'],
    ['\\frac{1}{\\sqrt{2}}', '\\frac{\\sqrt{2}}{2}'],
    ['\\sqrt[3]{-8}', '-2'],
    ['\\sqrt{5+2\\sqrt{6}}', '\\sqrt{2}+\\sqrt{3}'],
    ['\\log_2 8', '3'],
    ['\\ln e^3', '3'],
    ['\\cos 20^\\circ\\cos 40^\\circ\\cos 80^\\circ', '\\frac18'],
    ['\\arctan 1', '\\frac{\\pi}{4}'],
    ['e^{i\\pi}', '-1'],
    ['(1+i)^2', '2i'],
    ['|3-4i|', '5'],
    ['\\lfloor -2.5 \\rfloor', '-3'],
    ['1.5\\times 10^3', '1500'],
    ['2^{100}', '1267650600228229401496703205376'],
    ['+\\infty', '\\infty'],
    ['\\sum_{k=1}^{100} k', '5050'],
    ['\\sqrt{10^{20}+1}-10^{10}', '\\frac{1}{\\sqrt{10^{20}+1}+10^{10}}'],
  ])('%s = %s', (gold, answer) => {
    expect(compared(gold, answer).equal).toBe(true);
    expect(compared(answer, gold).equal).toBe(true);
  });

  it.each([
    ['1/2', '0.51'],
    ['5', '-5'],
    ['5', '5.001'],
    ['5!', '60'],
    ['\\sqrt{8}', '2\\sqrt{3}'],
    ['\\sqrt[3]{-8}', '2'],
    ['4-i', '4'],
    ['1-\\frac{1}{e}', '1+\\frac{1}{e}'],
    ['\\infty', '-\\infty'],
    ['\\infty', '10^{100}'],
    ['\\sin 30', '\\frac12'],
    ['100000000000', '99999999999'],
    ['12345678901234567890', '12345678901234567891'],
  ])('%s ≠ %s', (gold, answer) => {
    expect(compared(gold, answer).equal).toBe(false);
    expect(compared(answer, gold).equal).toBe(false);
  });

  it.each([
    ['e^{\\pi\\sqrt{163}}', '262537412640768744'],
    ['e^{100}+1', 'e^{100}'],
    ['1+e^{-100}', '1'],
    ['2024^{4046}', '2024^{4046}+1'],
    ['2^{1000}+\\sqrt{2}', '2^{1000}+\\sqrt{3}'],
    ['1.41421356237309504880168872420969807856967', '\\sqrt{2}+10^{-30}'],
  ])('tells %s from %s, which doubles cannot', (gold, answer) => {
    expect(compared(gold, answer).equal).not.toBe(true);
    expect(compared(answer, gold).equal).not.toBe(true);
  });
});

describe('decimals', () => {
  it.each([
    ['8/3', '2.6667'],
    ['\\frac{1}{12}', '0.0833333333333333'],
    ['\\sqrt{2}', '1.4142135623730951'],
    ['10\\sqrt{2}', '14.142'],
    ['3/10', '0.30000000000000004'],
  ])('take %s for %s, rounded to five digits or more', (gold, answer) => {
    expect(compared(gold, answer)).toEqual({ equal: true, via: 'rounding' });
    expect(compared(answer, gold).equal).toBe(true);
  });

  it.each([
    ['1/3', '0.333'],
    ['8/3', '2.6666'],
    ['8/3', '2.6668'],
    ['\\sqrt{2}', '1.41'],
    ['2.66667', '2.6667'],
    ['12345', '12345.4'],
    ['100', '1.2e-5'],
  ])('do not take %s for %s', (gold, answer) => {
    expect(compared(gold, answer).equal).toBe(false);
    expect(compared(answer, gold).equal).toBe(false);
  });

  it('are within six places under math-verify, but never two small numbers of different digits', () => {
    expect(compared('0.1234567', '0.1234568', profiles['math-verify']).equal).toBe(true);
    expect(compared('0.12345', '0.12346', profiles['math-verify']).equal).toBe(false);
    expect(compared('0.0000001', '0.0000002', profiles['math-verify']).equal).toBe(false);
  });

  it('are within a ten-thousandth under qwen, integers are not', () => {
    expect(compared('2.5000', '2.5001', profiles.qwen).equal).toBe(true);
    expect(compared('2.5000', '2.501', profiles.qwen).equal).toBe(false);
    expect(compared('33.3', '\\frac{100}{3}', profiles.qwen).equal).toBe(true);
    expect(compared('100000', '100001', profiles.qwen).equal).toBe(false);
  });

  it('are only what they say under hendrycks', () => {
    expect(compared('0.5', '1/2', profiles.hendrycks).equal).toBe(true);
    expect(compared('8/3', '2.66667', profiles.hendrycks).equal).toBe(false);
  });
});

describe('percent', () => {
  it.each([
    ['default', '10\\%', '10', true],
    ['default', '10\\%', '0.1', true],
    ['default', '10\\%', '0.01', false],
    ['default', '10\\%', '1000\\%', false],
    ['default', '-10\\%', '-0.1', true],
    ['hendrycks', '10', '10\\%', true],
    ['hendrycks', '0.1', '10\\%', false],
    ['inspect', '0.335', '33.5\\%', true],
    ['inspect', '33.5', '33.5\\%', false],
    ['math-verify', '10\\%', '10', false],
  ] as const)('under %s: %s beside %s is equal: %s', (profile, gold, answer, isEqual) => {
    expect(compared(gold, answer, profiles[profile]).equal).toBe(isEqual);
    expect(compared(answer, gold, profiles[profile]).equal).toBe(isEqual);
  });
});

describe('units', () => {
  it.each([
    ['default', '5\\text{ cm}', '5', true],
    ['default', '5\\text{ cm}', '5\\text{ centimeters}', true],
    ['default', '5\\text{ cm}', '5\\text{ m}', false],
    ['default', '5\\text{ cm}', '6', false],
    ['default', '500\\text{ cm}', '5\\text{ m}', false],
    ['default', '\\$15', '15', true],
    ['default', '\\$15', '€15', false],
    ['default', '74^\\circ', '74', true],
    ['default', '45^\\circ', '\\frac{\\pi}{4}', true],
    ['default', '45^\\circ', '\\frac{\\pi}{3}', false],
    ['qwen', '5\\text{ cm}', '5\\text{ m}', true],
  ] as const)('under %s: %s beside %s is equal: %s', (profile, gold, answer, isEqual) => {
    expect(compared(gold, answer, profiles[profile]).equal).toBe(isEqual);
    expect(compared(answer, gold, profiles[profile]).equal).toBe(isEqual);
  });

  it('must be there where a policy compares them', () => {
    const policy = { ...profiles.default, units: 'compare' } as const;
    expect(compared('5\\text{ cm}', '5', policy).equal).toBe(false);
    expect(compared('5\\text{ cm}', '5\\text{ cm}', policy).equal).toBe(true);
  });
});

describe('numerals and ratios', () => {
  it.each([
    ['52_8', '52_8', true],
    ['52_8', '53_8', false],
    ['52_8', '52_9', false],
    ['52_8', '42', false],
    ['42_{10}', '42', true],
    ['3:4', '6:8', true],
    ['3:4', '4:3', false],
    ['1:2:3', '2:4:6', true],
    ['1:2:3', '2:4:7', false],
    ['3:4', '\\frac{3}{4}', true],
    ['3:4', '\\frac{4}{3}', false],
    ['12:00', '12:00', true],
    ['12:00', '1:00', false],
  ])('%s beside %s is equal: %s', (gold, answer, isEqual) => {
    expect(compared(gold, answer).equal).toBe(isEqual);
    expect(compared(answer, gold).equal).toBe(isEqual);
  });
});

describe('words', () => {
  it.each([
    ['\\text{Evelyn}', 'evelyn', true],
    ['\\text{east}', '\\text{west}', false],
    ['\\text{odd}', 'odd', true],
    ['\\text{odd}', '\\text{oddd}', false],
    ['\\text{None}', '0', false],
    ['d', '\\text{E}', false],
    ['\\text{no solution}', '\\emptyset', true],
    ['\\text{no solution}', '0', false],
  ])('%s beside %s is equal: %s', (gold, answer, isEqual) => {
    expect(compared(gold, answer).equal).toBe(isEqual);
    expect(compared(answer, gold).equal).toBe(isEqual);
  });
});
