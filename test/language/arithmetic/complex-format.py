# The format mini-language on complex numbers.
for a in 1+2j, -0.0-0.0j, 3.5j, 1e20+1e-20j, complex('nan'), complex('inf'), -1234567.891+0.00001j, complex(0,-0.0):
    for spec in '', 'e','E','f','F','g','G','n','.3','10','<30','^40.2f','*>30g','+','-',' ','#g','z.0f',',',  '_', '_.2f', '010', '=20', '0=20','s','d','%','x','.2d','\u00e9>20', 'ff', '5.3.2', ',_','#','+#.0f', '.0', '<010','0<10':
        try: print(spec, '|', format(a, spec), end='; ')
        except Exception as e: print(spec, '|', type(e).__name__, e, end='; ')
    print()
