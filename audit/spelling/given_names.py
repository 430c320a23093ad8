"""Given names that are one name: languages, spellings, diminutives.

One line a class (an indented line goes on); spellings that the readings of `audit.spelling.transliteration` already
bring together (Andrei, Andrey, Andrej, Андрей) need no entry of their own. A form may stand
in several classes (Sasha, Zhenya, Valya). Men and women are apart: Aleksandr is not Aleksandra.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from audit.spelling.transliteration import fold_word, read_word, strip_accents

_CLASSES: Final = """
alan allan allen alain
albert alberto albrecht alberts
aleksandr alexander alexandre alexandr aleksander oleksandr oleksander aliaksandr alexandru alessandro alejandro
    sandor sandro aleko iskander sasha sascha shura alex aleks sanya oles
aleksandra alexandra oleksandra sasha shura
aleksei alexei alexey alexis aleksej oleksii oleksiy oleksij alexej alyosha alesha aliaksei alexi
alfred alfredo
anastasia anastasiya nastya nastassja nastasya
anatoli anatoly anatole anatol anatolii anatoliusz tolya
andrea
andrei andrey andrej andrew andre andreas andrzej andriy andrii andras ondrej andris andres andro andreja drew
    andron
angelina anzhelina
anna ann anne ania anya hanna hannah ganna anka anita annie
anton antony anthony antoine antonio antonin antoni antal tony antonis
antonina tonya
arkadi arkady arkadiusz arkadiy
arnold arnaldo
arseni arsenii arsenij arseny
artur arthur arturo arto
artyom artem artemi
bernard bernhard bernardo bernd
bertran bertrand
bogdan bohdan
boris borys borislav
brian bryan
cecil
claude klod claudio klaudio
cristian christian kristian
cristina christina christine kristina kristine krystyna christa
daniel daniil danila danylo daniele dan danny danyil
david dawid dovid dato davit davide dave
denis denys dennis dionis
dmitri dmitry dmitriy dimitri dmytro dimitrij dmitrii dimitar dimitris dimitrios dima mitya dmitrij demetre
    dzmitry dimitrie dumitru
dominik dominic dominique domenico
donald don
douglas doug
edgar
edmund edmond
eduard edward eduardo edouard edvard ed eddie eddy
efim yefim yukhym
egor yegor jegor yehor
ekaterina yekaterina katerina catherine katherine katharina katarina kateryna katya katia catharine kathryn
    caterina kate katja
eldar
elem
elena yelena helena helen helene olena lena elene ilona alena alyona
elizaveta yelizaveta elizabeth elisabeth liza lisa elisaveta elisabeta yelysaveta
emil emile emilio
eric erik erich eryk erick
ernest ernst ernesto erno
ethan
eva ewa eve
evgeni yevgeni evgeny yevgeny yevhen evhen eugene eugen eugeniusz evgenii zhenya jewgeni evgueni eugenio
    yevhenii yevheniy yevgen evgen
evgenia yevgenia eugenia yevheniya zhenya evheniya
faina
fedor fyodor feodor theodor theodore fedir fiodor teodor todor tudor teodoro fedya
filip philip philippe phillip felipe philipp filippo
frants franz francis frank francois frantisek ferenc franco franciszek francesco francisco franc
fridrikh friedrich frederick frederic fryderyk federico fred freddie fritz frederik fredrik bedrich
gabriel gavriil gabor gabriele havryil
galina halyna halina galya
gennadi gennady gennadiy hennadiy hennadii
georgi georgiy georgy george georges giorgi georg heorhiy heorhii heorhij jorge gheorghe jorgos yorgos giorgos
    giorgio gyorgy jerzy jiri georgios geogre zhora gosha gia heorhi
gerard gerhard gerardo gerald gerry
german herman hermann
gilbert gilberto
gleb hlib
grigori grigory grigoriy gregory hryhoriy hryhorii hryhory grigor grigol gregor grzegorz gregorio grisha
    gregoire hryhorij grigorij gregoriy gregg greg
gustav gustave gustaf gustaw gustavo
harold garold harald
henri henry heinrich henryk enrique enrico genrikh hendrik henrik indrich jindrich garri harry heinz
hubert
hugo ugo
ian iain
ignati ihnat ignat
igor ihor
ilya ilia ilja illia illya elias elie ilie iliya
immanuil emmanuel emanuel manuel
inna ina
innokenti innokenty inokenti
iogann johann johannes johan hans
iosif joseph josef jozef josip yosef yosyp iosip giuseppe jose joe jozsef osip yosif yossef youssef yusuf yousef
    jusuf iuzef josep josif
irina iryna irene irena ira arina
ivan iwan vanya ioann vano
jack jacky
jakob jacob yakov iakov jakov jacques jakub jakow jaakko yakiv yasha giacomo jacobo jakab
james jim jimmy dzheims jaime
jan yan
jean zhan
jean-luc
jeffrey geoffrey jeff geoff jeffery
jessica
joan joanna joanne
joel
john jon johnny jonny ioan yoann dzhon
jonathan
joshua josh
juan
judith judit
julian julien yulian
karl carl charles karol karel carlos carlo karoly charlie chuck karlo
kenneth ken kenny
kira kyra
kirill kyrill cyril kyrylo kiril cirillo kirilo
klara clara
klaus claus nikolaus
kliment klimenti klim
konstantin constantin constantine kostyantyn konstanty kostya costa costin konstantine kote konstantinos
    constantinos costas kostas
kristofer christopher christoph krzysztof christophe cristobal chris kristoffer
larisa larissa larysa lara
lawrence laurence lorenzo laurent lars lorenz larry lavrenti
leonid leonide leonyd lyonya
leopold leopoldo
lev leo leon lew leonas lion
lidia lydia lidiya lidija
linda
louis lajos ludwig luis luigi ludvik lewis lou lyudvig ludovic lui
lucas luke lukas luc luca
lucian lucien luciano
lyubov liubov lubov lyuba
lyudmila ludmila liudmila lyudmyla ludmilla lucyna lyuda
maksim maxim maksym max maxime maksymilian
mamoru
margarita margaret margarethe marguerite rita margarete margherita margo margot
maria mariya marija marie mary mariia marya masha marja maryia miriam mariam
marina maryna
mario mariusz marius
mark marc marco marko markus marcos marcus marek
marlen
martin marten marton martyn martino
matvei matthew mathieu matvii matviy matthias matthieu matti mateusz matt
maurice moritz mauricio mavriki maurizio morris
max
mihajlo mykhailo
mikhail michail michael mikhailo mykhailo mykhaylo mihail mikail mikhael michel michal miguel mihaly misha mike
    mikheil mikael miklail michele mihai mihailo mikhaylo mihkel mischa
miklos
mikola nikolai nikolay nikolaj mykola nicholas nicolas nicolai nikola mikalai mikalay nikoloz niko kolya nicolae
    mikolaj miklos nick nico nikolaos nikos niccolo nikolaas
milos
natalia natalya nataliya natalie nathalie natasha nataliia natalja
nathan
nikita mykyta nikyta mikita
nina
nino
nonna
norman
oleg oleh olech
olga olha olya helga
oliver olivier
oskar oscar
otar othar
otto
patrick patrice
paula paola pavla
pavel pavlo paul pawel pavle paval pal paolo paulo pablo pol pavol pasha paulus
polina paulina pauline
pyotr petr peter petro pierre piotr pedro pietro petre petar peeter pjotr petros petrus pete petya pyatro petras
    piter
quentin kventin
raisa rayisa
ralph rafael raphael raffaele rafal raf
raymond ramon raimund raymund raimondo
renato rene
revaz rezo
richard riccardo ricardo ryszard rihard richardas dick rick
rikhard
robert roberto bob bobby rob roberts rober
roger rodzher ruggero rogelio
rolan roland orlando rolando
roman romain romano
ronald ron ronnie
rudolf rudolph rodolfo rudi
rustam roustam
samuel samuil sam
sarkis sargis
sebastian sebastien
semyon semen simon shimon szymon simeon simone semion senya semjon
sergei sergey serge serhiy serhii sergio sergiu sergej siarhei serguei serjik sarkis seryozha sergo serhij
    sergius serghei
sidney sydney
sofia sophia sofiya sofya sophie sonya
sofiko sofia
stanislav stanislaw stanislas stanislaus stas stanyslav stanislao
stanley stenli
stefan stepan stephen steven stephan steve etienne istvan esteban stefano stephane szczepan stevan
susan suzanne susanne zuzana susanna
svetlana svitlana sveta
tamara toma
taras
tatiana tatyana tetyana tetiana tanya tania tatjana
temur teimuraz
tengiz
terence terrence terry
thea
theo theodoros thodoros theodor
timofei timothy tymofii tim timur timoteo
tomas thomas tom tamas tommaso tomasz foma tommy
vadim vadym wadim
valentin valentyn walentin valentino walenty valya
valentina valentyna valya
valeri valery valeriy valerii waleri valerij valerio valerian
valeria valeriya
valter walter
varvara barbara barbora
vasili vasiliy vasily wassili vasyl basil vassili vassily vasil vaso vasja vasya vassilis vasilis wasyl vasilij
    vasyli
venyamin veniamin benjamin benyamin beniamin ben benny
vera viera wiera
vernon
veronika veronica veronique
viktor victor wiktor viktar vitya vic
viktoria victoria vika
vilgelm wilhelm william vilhelm guillaume guillermo guglielmo will bill willy vilmos willem uilyam billy
virginia virginie
vitali vitaly vitaliy witali vitalii vitalij vitalie vitalijus
vittorio
vladimir volodymyr wladimir vlodymyr uladzimir wolodymyr vova volodya vladimirs waldemar vlad wladimiro
    wlodzimierz
vladislav vladyslav wladyslaw ladislav wladislaw vlad laszlo ladislas
vsevolod wsewolod sewa seva
vyacheslav viacheslav wjatscheslaw vaclav waclaw slava vjaceslav vjacheslav viatcheslav
wes wesley
wolfgang wolf
yaroslav jaroslav jaroslaw yaroslaw
yuli yuliy julij yulii julius jules julio juliusz juli
yulia julia yuliya juliya julie yuliia giulia
yuri yury yuriy iurii juri jurij iouri youri yurii jury jurii yura iuri jurai juraj
zakhar zachary
zinaida zina
zoya zoia zoe
zurab surab
"""


@cache
def _load_classes() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Give the classes by spelling and by first reading; a class is named by its first form."""
    spelled: dict[str, set[str]] = {}
    read: dict[str, set[str]] = {}
    for line in _CLASSES.replace("\n    ", " ").strip().splitlines():
        forms = line.split()
        for form in forms:
            spelled.setdefault(form, set()).add(forms[0])
            read.setdefault(fold_word(form), set()).add(forms[0])
    return (
        {form: frozenset(names) for form, names in spelled.items()},
        {form: frozenset(names) for form, names in read.items()},
    )


@lru_cache(maxsize=1 << 15)
def find_classes(word: str) -> frozenset[str]:
    """Give the classes of a case-folded given name; empty for a word that is none known.

    The spelling itself decides before its readings do, so that a rare reading of one
    name ("Jan" read as French) does not make it another.
    """
    spelled, read = _load_classes()
    plain = strip_accents(word)
    if plain in spelled:
        return spelled[plain]
    for reading in read_word(word):
        if reading in read:
            return read[reading]
    return frozenset()
