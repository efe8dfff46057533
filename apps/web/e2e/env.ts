import { z } from 'zod';

const environmentSchema = z.object({
  ASSAY_E2E_URL: z.url(),
  ASSAY_E2E_EMAIL: z.string().min(1),
  ASSAY_E2E_PASSWORD: z.string().min(1),
  /** A second address of the reference backend; without it the one that is listed already is used. */
  ASSAY_E2E_BACKEND_URL: z.url().optional(),
  /** Without it Playwright's own browser is used. */
  ASSAY_CHROMIUM: z.string().min(1).optional(),
});

export interface BrowserTestEnvironment {
  url: string;
  email: string;
  password: string;
  backendUrl: string | null;
  chromium: string | undefined;
}

/** The running Assay that the tests look at; throws one sentence when it is not named. */
export function readEnvironment(): BrowserTestEnvironment {
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new Error(
      `${name} is missing or malformed: run \`npm test\`, which starts Assay and names it to the browser tests.`,
    );
  }
  const { data } = parsed;
  return {
    url: data.ASSAY_E2E_URL.replace(/\/+$/, ''),
    email: data.ASSAY_E2E_EMAIL,
    password: data.ASSAY_E2E_PASSWORD,
    backendUrl: data.ASSAY_E2E_BACKEND_URL ?? null,
    chromium: data.ASSAY_CHROMIUM,
  };
}
