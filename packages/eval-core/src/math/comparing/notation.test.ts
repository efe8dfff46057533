import { describe, expect, it } from 'vitest';

import { compared } from '../../testing/compared.ts';

describe('what is written in a way of its own', () => {
  it.each([
    ['\\begin{pmatrix}7&10\\\\15&22\\end{pmatrix}', '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}^2'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '[[1,2],[3,4]]'],
    ['\\left\\{\\begin{array}{l}x=1\\\\y=2\\end{array}\\right.', '(1,2)'],
    ['\\begin{cases}x=1\\\\y=2\\end{cases}', 'y=2, x=1'],
    ['\\angle ABC = 60^\\circ', '60'],
    ['f^{-1}(x)=\\frac{x-1}{2}', '\\frac{x-1}{2}'],
    ['2:30 \\text{ PM}', '2:30 p.m.'],
    ['\\text{an ellipse}', '\\text{Ellipse}'],
    ['-1-12i+12j-3k', '12j-3k-1-12i'],
    ['\\frac12 i+3j', '0.5\\mathbf{i}+3\\mathbf{j}'],
    ['2\\hat{i}-\\hat{k}', '-k+2i'],
  ])('%s is %s', (left, right) => {
    expect(compared(left, right).equal).toBe(true);
    expect(compared(right, left).equal).toBe(true);
  });

  it.each([
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}^2'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '[[1,3],[2,4]]'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '[[1,2],[3]]'],
    ['\\begin{cases}x=1\\\\y=2\\end{cases}', 'x=2, y=1'],
    ['\\angle ABC = 60^\\circ', '\\angle ABC = 61^\\circ'],
    ['f^{-1}(x)=x', '\\frac{1}{f(x)}'],
    ['2:30 \\text{ PM}', '2:30 AM'],
    ['\\text{an ellipse}', '\\text{a parabola}'],
    ['3\\mathbf{i}+4\\mathbf{j}', '3\\mathbf{i}-4\\mathbf{j}'],
    ['3i+4j', '4i+3j'],
    ['3\\mathbf{i}+4\\mathbf{j}', '5'],
    ['1.4142136', '\\sqrt{2}+10^{-5}'],
    ['1.4141', '\\sqrt{2}'],
    ['2.66668', '\\frac{8}{3}'],
    ['0.66', '\\frac{2}{3}'],
  ])('%s is not %s', (left, right) => {
    expect(compared(left, right).equal).toBe(false);
    expect(compared(right, left).equal).toBe(false);
  });
});
