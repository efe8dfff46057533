import { describe, expect, it } from 'vitest';

import { compared } from '../../testing/compared.ts';
import { readMath } from './read-math.ts';

describe('readings of a whole text', () => {
  it.each([
    ['1000.99', '1000,99'],
    ['1000.99', '1 000,99'],
    ['1000.99', '1.000,99'],
    ['0.111', '0,111'],
    ['5', '5 m'],
    ['5', '5 m/s'],
    ['2.5', '2.5m²'],
    ['1000.99', '1,000.99m^2'],
    ['\\{1, 3\\}', '{3,1}'],
    ['(1,3)', '{1,3}'],
  ])('%s is %s', (left, right) => {
    expect(compared(left, right).equal).toBe(true);
    expect(compared(right, left).equal).toBe(true);
  });

  it.each([
    ['12', '1,23'],
    ['5', '5m'],
    ['25', '5m²'],
    ['5', '5 x'],
    ['(3,1)', '{1,3}'],
    ['100099', '1 000,99'],
  ])('%s is not %s', (left, right) => {
    expect(compared(left, right).equal).toBe(false);
    expect(compared(right, left).equal).toBe(false);
  });

  it.each(['[n-1)/2', '[2,251,252)', '\\min[m,n)', '(1,2,3]'])('%s is no mathematics', (text) => {
    expect(readMath(text).status).toBe('unreadable');
  });

  it.each([
    ['(7,6)', '[7,6)'],
    ['(1,1)', '[1,1)'],
    ['(7,6)', '(6,5)'],
  ])('%s and %s are not both the empty set', (left, right) => {
    expect(compared(left, right).equal).toBe(false);
  });
});
