import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createPlainServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

import type { HttpReply } from '../dialects/http-reply.ts';
import { RefusedError } from '../dialects/refusal.ts';
import type { ReplicaPower } from '../faults/fault-effect.ts';
import type { FaultSchedule } from '../faults/fault-schedule.ts';
import type { Later } from './byte-sink.ts';
import { ChatExchange } from './chat-exchange.ts';
import { createFixedLatency, type FixedLatency } from './fixed-latency.ts';
import { createRequestReader, plainReply, refusePlain, type PlainRequest } from './plain-http.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { Replica } from './replica.ts';
import type { RequestLog } from './request-log.ts';
import { sendReply, wholeReply } from './send-reply.ts';
import type { SimulatorSettings } from './simulator-options.ts';
import { occupancyInMs, type ReplicaState } from './simulator-state.ts';

export interface ReplicaServerOptions {
  index: number;
  settings: SimulatorSettings;
  log: RequestLog;
  schedule: FaultSchedule;
  later: Later;
  /** Paths under /__sim/, the same at every replica; null for a path that is none of them. */
  page: (call: { method: string; path: string; body: Buffer }) => HttpReply | null;
}

/** One replica on a port of its own, which dies and comes back as it is told. */
export class ReplicaServer {
  readonly replica: Replica;
  private readonly options: ReplicaServerOptions;
  private readonly sockets = new Set<Socket>();
  private readonly fixed: FixedLatency | null;
  private readonly rateLimit: RateLimit | null;
  private server: Server | null = null;
  private port = 0;
  private connectionsOpened = 0;
  private peakConnections = 0;
  private firstRequestMs: number | null = null;
  /** Counts kills and revivals: a revival that was timed for an earlier death does nothing. */
  private lives = 0;

  constructor(options: ReplicaServerOptions) {
    this.options = options;
    const { settings, index } = options;
    this.replica = new Replica(index, settings);
    this.fixed = settings.fixedLatency && createFixedLatency(settings.fixedLatency, this.replica);
    this.rateLimit = settings.rateLimit && createRateLimit(settings.rateLimit);
    this.port = settings.ports[index] ?? 0;
  }

  get url(): string {
    return `http://${this.options.settings.host}:${this.port}`;
  }

  get power(): ReplicaPower {
    return {
      kill: ({ mode, downMs }) => {
        this.kill(mode, downMs);
      },
      slowDown: (factor) => {
        this.replica.slowDown(factor);
      },
      swapWeights: (weightsId) => {
        this.replica.swapWeights(weightsId);
      },
    };
  }

  /** Listens; after a death on the same port as before. */
  async listen(): Promise<void> {
    const server = this.fixed ? this.plainServer(this.fixed) : this.httpServer();
    server.on('connection', (socket: Socket) => {
      this.noteConnection(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, this.options.settings.host, resolve);
    });
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Drops all that is in flight. `downMs` null: until it is revived. */
  kill(mode: 'refuse' | 'unhealthy', downMs: number | null): void {
    this.lives += 1;
    const life = this.lives;
    this.replica.isAlive = false;
    this.replica.dropAll();
    // Nobody has to wait for it: the port is closed at once.
    if (mode === 'refuse') this.stopListening().catch(() => undefined);
    if (downMs === null) return;
    this.options.later(downMs, () => {
      // A port that was taken meanwhile leaves the replica dead, and that shows on the state page.
      if (this.lives === life) this.revive().catch(() => undefined);
    });
  }

  async revive(): Promise<void> {
    this.lives += 1;
    if (!this.server) await this.listen();
    this.replica.isAlive = true;
  }

  async close(): Promise<void> {
    this.lives += 1;
    const closed = this.stopListening();
    this.replica.paced.abortAll();
    await closed;
  }

  state(): ReplicaState {
    const { replica } = this;
    replica.paced.catchUp();
    const { engine, occupancy } = replica.paced;
    const busySlotMs = engine.counters.busySlotUs / 1_000;
    const sinceMs = this.firstRequestMs === null ? 0 : replica.nowMs() - this.firstRequestMs;
    return {
      replica: replica.index,
      url: this.url,
      health: this.server ? (replica.isAlive ? 'healthy' : 'unhealthy') : 'dead',
      weightsId: replica.weightsId,
      models: replica.models.map(({ id }) => id),
      slots: replica.slots,
      running: this.fixed?.inFlight ?? engine.runningCount,
      waiting: engine.waitingCount,
      peakRunning: this.fixed?.peakInFlight ?? occupancy.peakRunning,
      peakWaiting: occupancy.peakWaiting,
      steps: engine.counters.steps,
      tokensGenerated: engine.counters.tokensGenerated,
      promptTokensRead: engine.counters.promptTokensRead,
      preemptions: engine.counters.preemptions,
      busySlotMs,
      utilisationFraction: sinceMs > 0 ? busySlotMs / (replica.slots * sinceMs) : null,
      connectionsOpened: this.connectionsOpened,
      connectionsOpen: this.sockets.size,
      peakConnections: this.peakConnections,
      occupancy: occupancyInMs(occupancy.points()),
    };
  }

  get fixedLatency(): FixedLatency | null {
    return this.fixed;
  }

  /** Resolves once all connections are gone, which it resets. */
  private stopListening(): Promise<void> {
    const { server } = this;
    this.server = null;
    const closed = new Promise<void>((resolve) => {
      if (server) {
        server.close(() => {
          resolve();
        });
      } else resolve();
    });
    for (const socket of this.sockets) socket.resetAndDestroy();
    return closed;
  }

  private noteConnection(socket: Socket): void {
    this.connectionsOpened += 1;
    this.sockets.add(socket);
    this.peakConnections = Math.max(this.peakConnections, this.sockets.size);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
  }

  private httpServer(): Server {
    const server = createServer({ keepAliveTimeout: this.options.settings.keepAliveTimeoutMs });
    // A long prompt may come slowly, and a long generation is no reason to end a connection.
    server.requestTimeout = 0;
    server.headersTimeout = 0;
    server.on('request', (request, response) => {
      this.receive(request, response);
    });
    return server;
  }

  private plainServer(fixed: FixedLatency): Server {
    return createPlainServer((socket) => {
      const read = createRequestReader((request) => {
        if (isChat(request.method, request.target)) fixed.handle(socket, request.body);
        else socket.write(plainReply(wholeReply(this.page(request))));
      });
      socket.on('data', (bytes) => {
        try {
          read(bytes);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          refusePlain(socket, error);
        }
      });
    });
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => {
      const [only] = parts;
      const body = parts.length === 1 && only ? only : Buffer.concat(parts);
      const { method = 'GET', url: target = '/' } = request;
      if (isChat(method, target)) this.chat({ request, response, body });
      else sendReply(response, this.page({ method, target, body }));
    });
  }

  /** Everything but chats. */
  private page({ method, target, body }: PlainRequest): HttpReply {
    if (!URL.canParse(target, this.url)) {
      const message = 'The request target is not the path of a URL.';
      return this.options.settings.dialect.refuse({ kind: 'malformed', message });
    }
    const { pathname, searchParams } = new URL(target, this.url);
    const page = this.options.page({ method, path: pathname, body });
    return page ?? this.answer({ method, path: pathname, query: searchParams, body });
  }

  private chat(exchange: {
    request: IncomingMessage;
    response: ServerResponse;
    body: Buffer;
  }): void {
    this.firstRequestMs ??= this.replica.nowMs();
    const { settings, log, schedule, later } = this.options;
    const { replica, rateLimit, power } = this;
    new ChatExchange(exchange, {
      replica,
      settings,
      log,
      schedule,
      later,
      rateLimit,
      power,
    }).start();
  }

  private answer(call: {
    method: string;
    path: string;
    query: URLSearchParams;
    body: Buffer;
  }): HttpReply {
    const { dialect } = this.options.settings;
    const { replica } = this;
    replica.paced.catchUp();
    try {
      if (!replica.isAlive) throw new RefusedError({ kind: 'loading' });
      if (call.method === 'GET' && call.path === '/v1/models') {
        return { status: 200, body: dialect.modelList(replica) };
      }
      const route = dialect.routes.find(
        ({ method, path }) => method === call.method && path === call.path,
      );
      if (!route) throw new RefusedError({ kind: 'not-found', path: call.path });
      return route.handle({ server: replica, query: call.query, body: readBody(call.body) });
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return dialect.refuse(error.refusal);
    }
  }
}

function isChat(method: string, target: string): boolean {
  return method === 'POST' && target === '/v1/chat/completions';
}

/** @throws RefusedError for a body that is no JSON object */
function readBody(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Refused below, with what is no object.
  }
  throw new RefusedError({ kind: 'malformed', message: 'The request body is not a JSON object.' });
}
