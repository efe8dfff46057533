import { services } from '../../../server/services.ts';

const TIMEOUT_MS = 3000;

/** Ready means that the database answers; a supervisor or a load balancer asks here. */
export async function GET(): Promise<Response> {
  try {
    await Promise.race([
      services().prisma.workspace.findFirst({ select: { id: true } }),
      timeout(),
    ]);
    return Response.json({ status: 'ok' });
  } catch (error) {
    console.error('The health check failed:', error);
    return Response.json({ status: 'unavailable' }, { status: 503 });
  }
}

function timeout(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`The database did not answer within ${TIMEOUT_MS} ms.`));
    }, TIMEOUT_MS).unref();
  });
}
