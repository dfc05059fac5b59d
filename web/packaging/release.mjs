// What a release is made of, from what was built: the site, the page in one file, SCORM packages of the lessons, the
// npm package, and the sums of them all. Run by ./dev release.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { titleOf } from '../model/title.js';
import { scormPackage } from '../share/scorm-package.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const target = 'build/release-files';
const name = `pagewalk-${version}`;

rmSync(target, { recursive: true, force: true });
mkdirSync(`${target}/scorm`, { recursive: true });
cpSync('dist', `${target}/site`, { recursive: true, filter: (path) => !path.startsWith('dist/npm') });
cpSync('dist/pagewalk.html', `${target}/${name}.html`);

const page = readFileSync('dist/pagewalk.html', 'utf8');
for (const file of readdirSync('web/lessons')) {
  const lesson = basename(file, '.pagewalk');
  const title = titleOf(readFileSync(`web/lessons/${file}`, 'utf8'));
  writeFileSync(`${target}/scorm/${lesson}.zip`, scormPackage(page, { title, link: `x=${lesson}` }));
}

execFileSync('npm', ['pack', resolve('dist/npm'), '--pack-destination', target, '--silent'], {
  stdio: 'inherit',
});
execFileSync('tar', ['czf', `${target}/${name}-site.tar.gz`, '-C', target, 'site']);
execFileSync('tar', ['czf', `${target}/${name}-scorm.tar.gz`, '-C', target, 'scorm']);

const sums = readdirSync(target)
  .filter((file) => /\.(html|tgz|tar\.gz)$/.test(file))
  .sort()
  .map(
    (file) =>
      `${createHash('sha256')
        .update(readFileSync(`${target}/${file}`))
        .digest('hex')}  ${file}`,
  );
writeFileSync(`${target}/SHA256SUMS`, `${sums.join('\n')}\n`);
console.log(sums.join('\n'));
