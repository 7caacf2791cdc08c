import { rm, stat, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { deflateSync } from 'zlib';
import type { Core } from '@strapi/strapi';

const WIDTH = 480;
const HEIGHT = 320;

/** Puts a drawn picture into the media library and gives back its id. */
export async function uploadPhoto(strapi: Core.Strapi, name: string, hue: number) {
  const filepath = path.join(os.tmpdir(), `${process.pid}-${name}`);
  await writeFile(filepath, drawPhoto(hue));
  try {
    const { size } = await stat(filepath);
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name, alternativeText: 'Parcel' } },
        files: { filepath, originalFilename: name, mimetype: 'image/png', size },
      });
    return file.id as number;
  } finally {
    await rm(filepath, { force: true });
  }
}

/** A parcel on a plain ground: enough to tell one order from another, and nothing to license. */
function drawPhoto(hue: number): Buffer {
  const ground = rgb(hue, 0.35, 0.88);
  const box = rgb(hue, 0.45, 0.62);
  const tape = rgb(hue, 0.4, 0.45);
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const inBox = x >= 130 && x < 350 && y >= 80 && y < 250;
      const inTape = inBox && x >= 222 && x < 258;
      rows.set(inTape ? tape : inBox ? box : ground, y * (1 + WIDTH * 3) + 1 + x * 3);
    }
  }
  return encodePng(rows);
}

function encodePng(rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits a channel, RGB, the only compression, filter and no interlace
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function rgb(hue: number, saturation: number, lightness: number): number[] {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255);
  });
}
