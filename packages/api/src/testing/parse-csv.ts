/**
 * Reads CSV as RFC 4180 writes it, strictly: rows end in \n or \r\n, all are as wide as the header, and a
 * quote stands only where a quoted field begins, ends or doubles it.
 * @returns one object a row, by the header's names.
 * @throws Error for anything else.
 */
export function parseCsv(text: string): { header: string[]; rows: Record<string, string>[] } {
  const [header, ...records] = parseRecords(text);
  if (!header) throw new Error('the CSV is empty');
  const rows = records.map((record, index) => {
    if (record.length !== header.length) {
      throw new Error(`row ${index + 1} has ${record.length} fields, the header ${header.length}`);
    }
    return Object.fromEntries(header.map((name, column) => [name, record[column] ?? '']));
  });
  return { header, rows };
}

function parseRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let position = 0;
  while (position < text.length) {
    const field = text[position] === '"' ? quotedField(text, position) : plainField(text, position);
    record.push(field.value);
    position = field.end;
    if (text[position] === ',') {
      position += 1;
      continue;
    }
    records.push(record);
    record = [];
    position = afterLineEnd(text, position);
  }
  if (record.length > 0) throw new Error('the last row ends in a comma');
  return records;
}

function plainField(text: string, start: number): { value: string; end: number } {
  let end = start;
  while (end < text.length && !',\r\n'.includes(text.charAt(end))) {
    if (text[end] === '"') throw new Error(`a bare quote at ${end}`);
    end += 1;
  }
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number): { value: string; end: number } {
  let value = '';
  let position = start + 1;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote === -1) throw new Error(`the quote at ${start} is never closed`);
    value += text.slice(position, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    position = quote + 2;
  }
}

function afterLineEnd(text: string, position: number): number {
  if (text.startsWith('\r\n', position)) return position + 2;
  if (text[position] === '\n') return position + 1;
  throw new Error(`a row does not end in a line end at ${position}`);
}
