import { describe, expect, it } from 'vitest';

import { compared } from '../../testing/compared.ts';
import { profiles } from '../profiles.ts';

type Row = [gold: string, answer: string, isEqual: boolean];

function claims(rows: readonly Row[]): void {
  it.each(rows)('%s beside %s is equal: %s', (gold, answer, isEqual) => {
    expect(compared(gold, answer).equal).toBe(isEqual);
    expect(compared(answer, gold).equal).toBe(isEqual);
  });
}

describe('assignments', () => {
  claims([
    ['x=5', '5', true],
    ['5=x', '5', true],
    ['x=5', '6', false],
    ['x=5', 'x=6', false],
    ['x=5', 'y=5', false],
    ['f(x)=1', '1', true],
    ['|AB|=1', '1', true],
    ['|x|=3', '3', false],
    ['(x+y)^2=81', '81', false],
    ['7=11a+c', '11a+c', false],
    ['2x+z=1', '1', false],
    ['a+3z=0', '0', false],
    ['x=\\frac13\\approx 0.3', '\\frac13', true],
    ['x=\\frac13\\approx 0.3', '0.3', false],
    ['x\\approx 11', '11', true],
    ['z=1+1=2', 'z=3-1=2', true],
    ['y=x^2+2x+1', '2x+1+x^2', true],
    ['(p,q,r)=(3,2,7)', '(3,2,7)', true],
    ['(p,q,r)=(3,2,7)', '(3,7,2)', false],
    ['(p,q)=(3,2)', 'p=3, q=2', true],
    ['(p,q)=(3,2)', 'q=3, p=2', false],
    ['AB=4,CD=5', '4,5', true],
    ['AB=4,CD=5', '5,4', false],
    ['AB=4,CD=5', '\\{4,5\\}', false],
    ['a=4,-8,-10', '-10,-8,4', true],
    ['x=1\\text{ or }x=2', '\\{1,2\\}', true],
    ['x=1\\text{ or }x=2', '1,2', true],
    ['x=1\\text{ or }x=2', '1', false],
    ['x=1\\text{ or }x=2', 'x=1', false],
    ['x\\in\\{1,2\\}', 'x=2\\text{ or }x=1', true],
    ['x=\\pm 2', '-2,2', true],
    ['x=\\pm 2', '2', false],
    ['a_3=2, a_{37}=19', 'a_{37}=19, a_3=2', true],
    ['a_3=2, a_{37}=19', 'a_{37}=2, a_3=19', false],
    ['p=5,q=2;p=7,q=2', 'p=7,q=2;p=5,q=2', true],
    ['p=5,q=2;p=7,q=3', 'p=5,q=3;p=7,q=2', false],
    ['p=5,q=2;p=7,q=3', '(5,2),(7,3)', true],
  ]);
});

describe('equations and inequalities', () => {
  claims([
    ['x+y=1', '2x+2y=2', true],
    ['x+y=1', '-x-y=-1', true],
    ['x+y=1', 'x-y=1', false],
    ['x+y=1', 'x+y=2', false],
    ['y=x+1', 'x=y-1', true],
    ['\\frac{x^2}{4}+\\frac{y^2}{3}=1', '\\frac{x^2}{16}+\\frac{y^2}{12}=\\frac14', true],
    ['x^2=4', 'x=2', false],
    ['x<1', '-x>-1', true],
    ['x<1', '-x<-1', false],
    ['x<1', 'x\\le 1', false],
    ['x<1', '1>x', true],
    ['x<1', 'x>1', false],
    ['x+y<2', '2x+2y<4', true],
    ['x+y<2', '-2x-2y<-4', false],
    ['x\\ne 3', 'x-3\\ne 0', true],
    ['x\\ne 3', 'x=3', false],
    ['a<b<c', 'c>b>a', true],
    ['a<b<c', 'a<c<b', false],
  ]);
});

describe('intervals', () => {
  claims([
    ['[1,2]', '1\\le x\\le 2', true],
    ['x\\in[1,2]', '[1,2]', true],
    ['x\\in[1,2]', '2\\ge x\\ge 1', true],
    ['[1,2]', '1\\le x<2', false],
    ['(1,2)', '[1,2]', false],
    ['(1,2]', '[1,2)', false],
    [']1,2]', '(1,2]', true],
    ['(0.6,\\frac83]', '(\\frac35,2.6667]', true],
    ['0<f(x)<1', '(0,1)', true],
    ['x>3', '(3,\\infty)', true],
    ['x>3', 't>3', false],
    ['x>3', '[3,\\infty)', false],
    ['|x|<3', '(-3,3)', true],
    ['|x|>3', '(-\\infty,-3)\\cup(3,\\infty)', true],
    ['1\\le|z|\\le\\frac32', 'z\\in[-\\frac32,-1]\\cup[1,\\frac32]', true],
    ['[1,2]\\cup[2,3]', '[1,3]', true],
    ['[1,2)\\cup(2,3]', '[1,3]', false],
    ['[1,2)\\cup\\{2\\}', '[1,2]', true],
    ['(1,3)\\cap(2,4)', '(2,3)', true],
    ['\\mathbb{R}\\setminus\\{2\\}', 'x\\ne 2', true],
    ['\\mathbb{R}\\setminus\\{2\\}', '\\mathbb{R}', false],
    ['\\mathbb{R}', '(-\\infty,\\infty)', true],
    ['(-\\infty,-3]\\cup[2,\\infty)', '[-3,2]', false],
    ['(0,1]', '0,1', false],
    ['\\{x|x>3\\}', '(3,\\infty)', true],
    ['\\{x|x>3\\}', '\\{t|t>3\\}', true],
    ['\\{x|x>3\\}', '\\{x|x\\ge 3\\}', false],
    ['(a,b)', '(b,a)', false],
    ['(a,b]', '(a,b)', false],
  ]);
});

describe('lists, sets and tuples', () => {
  claims([
    ['\\{1,2\\}', '\\{2,1\\}', true],
    ['\\{1,2\\}', '\\{2,1,1\\}', true],
    ['\\{1,2\\}', '\\{1\\}', false],
    ['\\{1,2\\}', '\\{1,2,3\\}', false],
    ['\\{\\frac12,\\sqrt4\\}', '\\{2,0.5\\}', true],
    ['1,2', '2,1', true],
    ['1,2', '1', false],
    ['1,2', '\\{1,2\\}', true],
    ['(1,2)', '(2,1)', false],
    ['(1,2)', '\\{1,2\\}', false],
    ['(1,2,3)', '1,2,3', true],
    ['(1,2,3)', '1,3,2', false],
    ['[1,2,3]', '1,2,3', true],
    ['[1,2]', '\\{1,2\\}', false],
    ['(1,2),(3,4)', '(3,4),(1,2)', true],
    ['(1,2),(3,4)', '(2,1),(3,4)', false],
    ['(1,2),(3,4)', '1,2,3,4', false],
    ['2', '(0,1)', false],
    ['2', '(2,2)', false],
    ['\\{5\\}', '5', true],
    ['\\emptyset', '\\{\\}', true],
    ['\\emptyset', '0', false],
    ['1\\pm\\sqrt5', '1+\\sqrt5,1-\\sqrt5', true],
    ['1\\pm\\sqrt5', '1+\\sqrt5', false],
    ['1\\pm\\sqrt5', '1\\pm\\sqrt7', false],
    ['\\{1\\pm\\sqrt5,-2\\}', '\\{-2,1-\\sqrt5,1+\\sqrt5\\}', true],
    ['\\pm 2021', '2021', false],
    ['\\sqrt{67},-\\sqrt{85}', '\\sqrt{67}', false],
  ]);

  it('keep their order under hendrycks', () => {
    expect(compared('4,10,-2', '10,4,-2', profiles.hendrycks).equal).toBe(false);
    expect(compared('4,10,-2', '4,10,-2.0', profiles.hendrycks).equal).toBe(true);
    expect(compared('\\{1,2\\}', '\\{2,1\\}', profiles.hendrycks).equal).toBe(true);
  });

  it('may stand for tuples under math-verify', () => {
    expect(compared('(1,3)', '\\{1,3\\}', profiles['math-verify']).equal).toBe(true);
    expect(compared('(1,3)', '\\{1,4\\}', profiles['math-verify']).equal).toBe(false);
  });
});
