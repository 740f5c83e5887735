# Counts what is expected and writes it: the standard library alone, and Student's t from R's qt(0.975, df).
import csv, math
from fractions import Fraction as F
from statistics import median

T = {1: 12.706204736174694, 2: 4.302652729749462, 3: 3.182446305283710, 4: 2.776445105197793, 5: 2.570581835636315}
rows = list(csv.DictReader(open('applications.csv'), delimiter=';'))
for r in rows:
    r['granted'] = F(r['granted'].replace(',', '.')) if r['granted'] else None
    r['learners'] = int(r['learners'])


def parts(units):
    known = [r for r in units if r['granted'] is not None]
    return sum((r['granted'] for r in known), F(0)), sum(r['learners'] for r in known)


def jackknife(units):
    """Each unit that is counted is left out in turn; none where a figure is not defined without one."""
    n = len(units)
    left = [parts([u for u in units if u is not gone]) for gone in units]
    if n < 2 or any(below == 0 for _, below in left):
        return None
    left = [above / below for above, below in left]
    mean = sum(left) / n
    error = T[n - 1] * math.sqrt(F(n - 1, n) * sum((x - mean) ** 2 for x in left))
    above, below = parts(units)
    return float(above / below) - error, float(above / below) + error


def number(value):
    return f'{value:.12g}'


def line(sector, measure, value, unit, above='', below='', n=0, missing=0, interval=None, definition='', reason=''):
    limits = [number(x) for x in interval] + ['jackknife 0.95'] if interval else ['', '', '']
    return [sector, '' if sector else 'sector', measure, value, unit, above, below, n, missing, *limits, definition,
            'partial' if missing else 'ok', reason]


def group(sector, units):
    def ratio(name, some, least):
        above, below = parts(some)
        lacking = sum(r['granted'] is None for r in some)
        interval = jackknife(some)
        yield line(sector, name, f'{float(above / below):.2f}', 'euro', f'{float(above):.2f}', below, len(some) - lacking,
                   lacking, interval, f'amount_per_learner/granted/learners/{least}', '' if interval else 'no-interval')

    large = [r for r in units if r['learners'] >= 5]
    yield from ratio('per', units, 1)
    yield from ratio('large', large, 5)
    values = [r['granted'] / r['learners'] for r in units if r['granted'] is not None]
    yield line(sector, 'median', f'{float(median(values)):.2f}', 'euro', n=len(values), missing=len(units) - len(values),
               definition='median_per_learner/granted/learners')
    care = [r['granted'] / 2 / r['learners'] for r in units if r['sector'] == 'care']
    if care:
        yield line(sector, 'half', f'{float(median(care)):.2f}', 'euro', n=len(care),
                   definition='median_per_learner/learners')
    else:
        yield [sector, '', 'half', '', 'euro', '', '', 0, 0, '', '', '', 'median_per_learner/learners', 'undefined',
               'emptyDenominator']
    for name, some in (('rate', units), ('large_rate', large)):
        granted = sum(r['outcome'] == 'granted' for r in some)
        yield line(sector, name, number(granted / len(some)), 'ratio', granted, len(some), len(some),
                   definition='succeeded')


with open('expected/tables/t.csv', 'w', newline='') as file:
    out = csv.writer(file, lineterminator='\n')
    out.writerow('sector,margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason'.split(','))
    for sector in ('care', 'build'):
        out.writerows(group(sector, [r for r in rows if r['sector'] == sector]))
    out.writerows(group('', rows))
