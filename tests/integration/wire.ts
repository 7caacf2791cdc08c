import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the wire does to the next requests. */
export type Trouble =
  /** Reads the request, passes nothing on, and breaks. */
  | { type: 'break-after-request' }
  /** Passes the request on and so many bytes of the answer back, or all but so many, then breaks. */
  | { type: 'break-in-answer'; keep: number }
  /** The same, but keeps silent instead of breaking. */
  | { type: 'stall-in-answer'; keep: number };

/** A wire between the plugin and Meta that breaks on demand. */
export interface Wire {
  url: string;
  /** What becomes of requests from now on; null = all is well. */
  set(trouble: Trouble | null): void;
  /** Connections that stand and carry nothing at the moment. */
  idle(): number;
  /** Closes connections that carry nothing, as a server does after a while. */
  closeIdle(): void;
  close(): Promise<void>;
}

interface Line {
  from: Socket;
  to: Socket | null;
  isBusy: boolean;
}

/** Lays a wire to a server of this machine; it carries one request at a time on each connection. */
export async function layWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const lines = new Set<Line>();
  let trouble: Trouble | null = null;

  const server = createServer((from) => {
    const line: Line = { from, to: null, isBusy: false };
    lines.add(line);
    from.on('error', () => undefined);
    from.on('close', () => {
      lines.delete(line);
      line.to?.destroy();
    });

    let present: Trouble | null = null;
    const open = () => {
      const to = connect({ host: hostname, port: Number(port) });
      to.on('error', () => from.destroy());
      to.on('close', () => from.destroy());
      // An answer is small enough to come in one piece.
      to.on('data', (bytes: Buffer) => {
        if (present?.type === 'break-in-answer' || present?.type === 'stall-in-answer') {
          from.write(bytes.subarray(0, present.keep));
          if (present.type === 'break-in-answer') from.end();
          return;
        }
        line.isBusy = false;
        from.write(bytes);
      });
      return to;
    };
    from.on('data', (bytes: Buffer) => {
      if (!line.isBusy) present = trouble;
      line.isBusy = true;
      if (present?.type === 'break-after-request') {
        from.destroy();
        return;
      }
      line.to ??= open();
      line.to.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const idleLines = () => [...lines].filter(({ isBusy }) => !isBusy);

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      trouble = next;
    },
    idle: () => idleLines().length,
    closeIdle: () => idleLines().forEach(({ from }) => from.end()),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      lines.forEach(({ from }) => from.destroy());
      await closed;
    },
  };
}
