import path from 'node:path';

import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';

export default function config(phase: string): NextConfig {
  return {
    output: 'standalone',
    outputFileTracingRoot: path.join(import.meta.dirname, '../..'),
    transpilePackages: [
      '@assay/api',
      '@assay/contracts',
      '@assay/db',
      '@assay/eval-core',
      '@assay/exchange',
    ],
    serverExternalPackages: ['pg'],
    poweredByHeader: false,
    headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders(phase) }]),
  };
}

function securityHeaders(phase: string) {
  return [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy(phase) },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Referrer-Policy', value: 'same-origin' },
    { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ];
}

/**
 * Next writes inline scripts into every page, so `script-src` allows inline ones; no page ever renders markup
 * that came from a model, a file or a person, which is what a nonce would guard. Its development server evals.
 */
function contentSecurityPolicy(phase: string): string {
  const scripts = phase === PHASE_DEVELOPMENT_SERVER ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
