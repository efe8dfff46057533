import { text, type HttpReply } from './http-reply.ts';

export interface Metric {
  name: string;
  kind: 'gauge' | 'counter';
  value: number;
  labels?: Readonly<Record<string, string>>;
}

/** The text format that Prometheus scrapes. */
export function prometheusText(metrics: readonly Metric[]): HttpReply {
  const lines = metrics.flatMap(({ name, kind, value, labels }) => [
    `# TYPE ${name} ${kind}`,
    `${name}${labelText(labels)} ${Number.isInteger(value) ? value.toFixed(1) : String(value)}`,
  ]);
  return text(`${lines.join('\n')}\n`, 'text/plain; version=0.0.4; charset=utf-8');
}

function labelText(labels: Metric['labels']): string {
  const pairs = Object.entries(labels ?? {}).map(
    ([name, value]) => `${name}="${value.replaceAll(/["\\]/g, '\\$&')}"`,
  );
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}
