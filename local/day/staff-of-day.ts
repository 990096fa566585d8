import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Staff } from '../../shared/domain/desk/staff.ts';
import { putOne } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { localRegion } from '../engines/region.ts';
import type { Site } from '../replay/site.ts';
import type { Running } from '../running.ts';
import { halfOf } from './shifts.ts';

/** A client of the tables of what runs here. */
export function tablesOf({ dynamodb }: Running): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint: dynamodb, region: localRegion, credentials });
}

/** Lists that take no phone: people to be located, and letters to be written. */
const noPhone = ['locate', 'letter'];

export async function enterStaff(site: Site, operators: number): Promise<void> {
  await site.use(async (running) => {
    const client = tablesOf(running);
    for (let n = 0; n < operators; n += 1) {
      const shift = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], ...halfOf(n), zone: 'Europe/Moscow' };
      const staff = z.parse(Staff, {
        id: `operator-${n + 1}`,
        roles: ['operator'],
        lists: ['*/*/*'],
        excludes: noPhone,
        shifts: [shift],
      });
      await putOne(client, running.tables.Desk ?? '', { ...staff, ...keys.staff(staff.id) }, 'none');
    }
    client.destroy();
  });
}
