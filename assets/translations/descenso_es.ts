<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Open Data…</source>
        <translation>Abrir datos…</translation>
    </message>
    <message>
        <source>Open Shared…</source>
        <translation>Abrir compartido…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Keep the Data in the Session</source>
        <translation>Guardar los datos en la sesión</translation>
    </message>
    <message>
        <source>Export Run…</source>
        <translation>Exportar ejecución…</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Compartir…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Informe…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Preferencias…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>One Step</source>
        <translation>Un paso</translation>
    </message>
    <message>
        <source>One Step Back</source>
        <translation>Un paso atrás</translation>
    </message>
    <message>
        <source>One Epoch</source>
        <translation>Una época</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>New Seed</source>
        <translation>Nueva semilla</translation>
    </message>
    <message>
        <source>Branch Off Here</source>
        <translation>Ramificar aquí</translation>
    </message>
    <message>
        <source>Race…</source>
        <translation>Carrera…</translation>
    </message>
    <message>
        <source>Speed Against Stability…</source>
        <translation>Velocidad frente a estabilidad…</translation>
    </message>
    <message>
        <source>Compare Runs…</source>
        <translation>Comparar ejecuciones…</translation>
    </message>
    <message>
        <source>Why Did It Move?</source>
        <translation>¿Por qué se movió?</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Examples…</source>
        <translation>Ejemplos…</translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation>Buscar un comando…</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>Atajos de teclado…</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>About Descenso</source>
        <translation>Acerca de Descenso</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;jecución</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Undo “{change}”</source>
        <translation>Deshacer «{change}»</translation>
    </message>
    <message>
        <source>Redo “{change}”</source>
        <translation>Rehacer «{change}»</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>Proyector</translation>
    </message>
    <message>
        <source>Descenso: a laboratory for the optimization of deep networks.</source>
        <translation>Descenso: un laboratorio para la optimización de redes profundas.</translation>
    </message>
    <message>
        <source>Build a network, press play, and watch what the optimizer does; then change one thing.</source>
        <translation>Construye una red, pulsa Entrenar y observa lo que hace el optimizador; después cambia una sola cosa.</translation>
    </message>
</context>
<context>
    <name>BeliefMenu</name>
    <message>
        <source>In a window of its own</source>
        <translation>En una ventana propia</translation>
    </message>
</context>
<context>
    <name>BeliefPanel</name>
    <message>
        <source>What the network believes</source>
        <translation>Lo que cree la red</translation>
    </message>
    <message>
        <source>Choose what is shown</source>
        <translation>Elegir lo que se muestra</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vista general</translation>
    </message>
    <message>
        <source>Surface J(θ)</source>
        <translation>Superficie J(θ)</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>paso {step}</translation>
    </message>
</context>
<context>
    <name>BeliefView</name>
    <message>
        <source>Nothing yet: the network has to be ready to train.</source>
        <translation>Todavía nada: la red debe estar lista para entrenar.</translation>
    </message>
</context>
<context>
    <name>Branching</name>
    <message>
        <source>Branch off at step {step}</source>
        <translation>Ramificar en el paso {step}</translation>
    </message>
</context>
<context>
    <name>BrushChooser</name>
    <message>
        <source>The class that is painted (digits)</source>
        <translation>La clase que se pinta (cifras)</translation>
    </message>
</context>
<context>
    <name>ChangeBars</name>
    <message>
        <source>Change of J</source>
        <translation>Cambio de J</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>+ curvature</source>
        <translation>+ curvatura</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>real</translation>
    </message>
    <message>
        <source>J(θ + u) − J(θ) on the batch of the update</source>
        <translation>J(θ + u) − J(θ) en el lote de la actualización</translation>
    </message>
    <message>
        <source>J(θ + u) − J(θ) on the whole training part, as it is evaluated</source>
        <translation>J(θ + u) − J(θ) en toda la parte de entrenamiento, tal como se evalúa</translation>
    </message>
    <message>
        <source>all data</source>
        <translation>todos los datos</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>Type to find</source>
        <translation>Escribe para buscar</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>and {count} more classes</source>
        <translation>y {count} clases más</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>QR code of the settings</source>
        <translation>Código QR de los ajustes</translation>
    </message>
</context>
<context>
    <name>ColumnsTable</name>
    <message>
        <source>Columns of the file</source>
        <translation>Columnas del archivo</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>category</source>
        <translation>categoría</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacía</translation>
    </message>
    <message>
        <source>predict</source>
        <translation>predecir</translation>
    </message>
    <message>
        <source>use</source>
        <translation>usar</translation>
    </message>
    <message>
        <source>column</source>
        <translation>columna</translation>
    </message>
    <message>
        <source>type</source>
        <translation>tipo</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>faltan</translation>
    </message>
    <message>
        <source>different</source>
        <translation>distintos</translation>
    </message>
    <message>
        <source>values</source>
        <translation>valores</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Example</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Escribir qué se quiere hacer</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>on test data</source>
        <translation>en datos de prueba</translation>
    </message>
    <message>
        <source>There is no validation part: chosen on test data, this is better than can be expected.</source>
        <translation>No hay parte de validación: elegido con los datos de prueba, es mejor de lo que cabe esperar.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergió</translation>
    </message>
    <message>
        <source>Median of {count} lanes; the middle half from {lower} to {upper}, all from {low} to {high}</source>
        <translation>Mediana de {count} carriles; la mitad central de {lower} a {upper}, todos de {low} a {high}</translation>
    </message>
    <message>
        <source>J train</source>
        <translation>J entren.</translation>
    </message>
    <message>
        <source>Objective J on training data now</source>
        <translation>Objetivo J en los datos de entrenamiento ahora</translation>
    </message>
    <message>
        <source>J valid.</source>
        <translation>J valid.</translation>
    </message>
    <message>
        <source>Objective J on validation data now</source>
        <translation>Objetivo J en los datos de validación ahora</translation>
    </message>
    <message>
        <source>best J</source>
        <translation>mejor J</translation>
    </message>
    <message>
        <source>Lowest J on validation data so far; on a surface, of all</source>
        <translation>El menor J en los datos de validación hasta ahora; en una superficie, el menor de todos</translation>
    </message>
    <message>
        <source>at step</source>
        <translation>en el paso</translation>
    </message>
    <message>
        <source>Step of the lowest J</source>
        <translation>Paso del menor J</translation>
    </message>
    <message>
        <source>P valid.</source>
        <translation>P valid.</translation>
    </message>
    <message>
        <source>Measure P on validation data now</source>
        <translation>Medida P en los datos de validación ahora</translation>
    </message>
    <message>
        <source>best P</source>
        <translation>mejor P</translation>
    </message>
    <message>
        <source>Best P on validation data so far</source>
        <translation>El mejor P en los datos de validación hasta ahora</translation>
    </message>
    <message>
        <source>Step of the best P</source>
        <translation>Paso del mejor P</translation>
    </message>
    <message>
        <source>P test</source>
        <translation>P prueba</translation>
    </message>
    <message>
        <source>Measure P on test data now</source>
        <translation>Medida P en los datos de prueba ahora</translation>
    </message>
    <message>
        <source>gap of P</source>
        <translation>brecha de P</translation>
    </message>
    <message>
        <source>Generalization gap: how much worse P is on test data than on training data</source>
        <translation>Brecha de generalización: cuánto peor es P en los datos de prueba que en los de entrenamiento</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>Updates made</source>
        <translation>Actualizaciones hechas</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tiempo</translation>
    </message>
    <message>
        <source>Time trained, without pauses</source>
        <translation>Tiempo entrenado, sin pausas</translation>
    </message>
    <message>
        <source>mult.–adds</source>
        <translation>mult.–sumas</translation>
    </message>
    <message>
        <source>Multiply–adds of all steps of one lane: about three forward passes a step</source>
        <translation>Multiplicaciones y sumas de todos los pasos de un carril: unas tres pasadas hacia delante por paso</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parámetros</translation>
    </message>
    <message>
        <source>Parameters of one lane</source>
        <translation>Parámetros de un carril</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ejecución</translation>
    </message>
    <message>
        <source>lower quartile</source>
        <translation>cuartil inferior</translation>
    </message>
    <message>
        <source>upper quartile</source>
        <translation>cuartil superior</translation>
    </message>
    <message>
        <source>So far {first} has made {one} steps, {second} {two}.</source>
        <translation>Hasta ahora {first} lleva {one} pasos; {second}, {two}.</translation>
    </message>
    <message>
        <source>J is another quantity in {second} than in {first}: data or loss differ.</source>
        <translation>J es otra cantidad en {second} que en {first}: difieren los datos o la pérdida.</translation>
    </message>
    <message>
        <source>P is another quantity in {second} than in {first}: data or measure differ.</source>
        <translation>P es otra cantidad en {second} que en {first}: difieren los datos o la medida.</translation>
    </message>
    <message>
        <source>{head}: {first} and {second} have no seed in common.</source>
        <translation>{head}: {first} y {second} no tienen ninguna semilla en común.</translation>
    </message>
    <message>
        <source>{count} of {all} lanes</source>
        <translation>{count} de {all} carriles</translation>
    </message>
    <message>
        <source>{count} of {all} seeds</source>
        <translation>{count} de {all} semillas</translation>
    </message>
    <message>
        <source>{head}: {second} ends higher than {first} in {share} ({facts}).</source>
        <translation>{head}: {second} termina más alto que {first} en {share} ({facts}).</translation>
    </message>
    <message>
        <source>{head}: {second} ends lower than {first} in {share} ({facts}).</source>
        <translation>{head}: {second} termina más bajo que {first} en {share} ({facts}).</translation>
    </message>
    <message>
        <source>median {difference}</source>
        <translation>mediana {difference}</translation>
    </message>
    <message>
        <source>equal in {count}</source>
        <translation>igual en {count}</translation>
    </message>
    <message>
        <source>sign test {p}</source>
        <translation>prueba de los signos {p}</translation>
    </message>
    <message>
        <source>{name} diverged in {count}</source>
        <translation>{name} divergió en {count}</translation>
    </message>
    <message>
        <source>{head}: {second} ends lower than {first} ({two} against {one}).</source>
        <translation>{head}: {second} termina más bajo que {first} ({two} frente a {one}).</translation>
    </message>
    <message>
        <source>{head}: {second} and {first} end alike ({two}).</source>
        <translation>{head}: {second} y {first} terminan igual ({two}).</translation>
    </message>
    <message>
        <source>{head}: {second} ends higher than {first} ({two} against {one}).</source>
        <translation>{head}: {second} termina más alto que {first} ({two} frente a {one}).</translation>
    </message>
    <message>
        <source>One seed says little.</source>
        <translation>Una sola semilla dice poco.</translation>
    </message>
    <message>
        <source>J on validation data</source>
        <translation>J en los datos de validación</translation>
    </message>
    <message>
        <source>J on test data</source>
        <translation>J en los datos de prueba</translation>
    </message>
    <message>
        <source>J on training data</source>
        <translation>J en los datos de entrenamiento</translation>
    </message>
    <message>
        <source>P on validation data</source>
        <translation>P en los datos de validación</translation>
    </message>
    <message>
        <source>P on test data</source>
        <translation>P en los datos de prueba</translation>
    </message>
    <message>
        <source>P on training data</source>
        <translation>P en los datos de entrenamiento</translation>
    </message>
    <message>
        <source>{difference} points</source>
        <translation>{difference} puntos</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>items: {count}</source>
        <translation>elementos: {count}</translation>
    </message>
    <message>
        <source>{count} seeds</source>
        <translation>{count} semillas</translation>
    </message>
    <message>
        <source>{count} lanes</source>
        <translation>{count} carriles</translation>
    </message>
    <message>
        <source>{count} diverged</source>
        <translation>{count} divergieron</translation>
    </message>
    <message>
        <source>changed since it began</source>
        <translation>cambiada desde que empezó</translation>
    </message>
</context>
<context>
    <name>CompareTable</name>
    <message>
        <source>Runs and their figures</source>
        <translation>Ejecuciones y sus cifras</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Pin as reference</source>
        <translation>Fijar como referencia</translation>
    </message>
    <message>
        <source>Lane by lane</source>
        <translation>Carril por carril</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Comparar ejecuciones</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copiar como CSV</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copiar como Markdown</translation>
    </message>
    <message>
        <source>Without a validation part the best is chosen on test data: see the marks.</source>
        <translation>Sin parte de validación, lo mejor se elige con los datos de prueba: véanse las marcas.</translation>
    </message>
    <message>
        <source>The best is chosen on validation data.</source>
        <translation>Lo mejor se elige con los datos de validación.</translation>
    </message>
    <message>
        <source>There is one run: duplicate it, change something, and both stand here side by side.</source>
        <translation>Hay una sola ejecución: al duplicarla y cambiar algo, ambas aparecen aquí lado a lado.</translation>
    </message>
    <message>
        <source>reference: {name}</source>
        <translation>referencia: {name}</translation>
    </message>
    <message>
        <source>Unpin reference</source>
        <translation>Quitar la referencia</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrixView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>{wrong} wrong of {total} ({share})</source>
        <translation>{wrong} fallos de {total} ({share})</translation>
    </message>
    <message>
        <source>predicted class (test part)</source>
        <translation>clase predicha (parte de prueba)</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>clase verdadera</translation>
    </message>
    <message>
        <source>{count} of {total} ({share})</source>
        <translation>{count} de {total} ({share})</translation>
    </message>
    <message>
        <source>True class: {name}</source>
        <translation>Clase verdadera: {name}</translation>
    </message>
    <message>
        <source>Predicted: {name}</source>
        <translation>Clase predicha: {name}</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Descenso ended unexpectedly the last time.</source>
        <translation>Descenso terminó de forma inesperada la última vez.</translation>
    </message>
    <message>
        <source>What was saved is safe. The details are also in {file}.</source>
        <translation>Lo guardado está a salvo. Los detalles están también en {file}.</translation>
    </message>
</context>
<context>
    <name>CurveCanvas</name>
    <message>
        <source>step {step} · factor {factor} · η {rate}</source>
        <translation>paso {step} · factor {factor} · η {rate}</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>Fitted curve</source>
        <translation>Curva ajustada</translation>
    </message>
</context>
<context>
    <name>DataEdits</name>
    <message>
        <source>Open {name}</source>
        <translation>Abrir {name}</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Leyendo {name}</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>No se ha podido leer el archivo.</translation>
    </message>
    <message>
        <source>Changed to suit the data: {changes}.</source>
        <translation>Cambiado para adaptarse a los datos: {changes}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>DataKeeping</name>
    <message>
        <source>The data are not in {name}.</source>
        <translation>Los datos no están en {name}.</translation>
    </message>
    <message>
        <source>{name} was saved without {data}.</source>
        <translation>{name} se ha guardado sin {data}.</translation>
    </message>
    <message>
        <source>On a machine that does not have them the session cannot go on.</source>
        <translation>En un equipo que no los tenga, la sesión no podrá continuar.</translation>
    </message>
    <message>
        <source>Keep the Data in the Session</source>
        <translation>Guardar los datos en la sesión</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Preview…</source>
        <translation>Vista previa…</translation>
    </message>
    <message>
        <source>Paint over this data…</source>
        <translation>Pintar sobre estos datos…</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>reading the file…</source>
        <translation>leyendo el archivo…</translation>
    </message>
    <message>
        <source>{train} train · {test} test</source>
        <translation>{train} entren. · {test} prueba</translation>
    </message>
    <message>
        <source>Paint over this data</source>
        <translation>Pintar sobre estos datos</translation>
    </message>
    <message>
        <source>Paint in a window…</source>
        <translation>Pintar en una ventana…</translation>
    </message>
</context>
<context>
    <name>Detour</name>
    <message>
        <source>they are being compiled</source>
        <translation>se están compilando</translation>
    </message>
    <message>
        <source>they are being loaded</source>
        <translation>se están cargando</translation>
    </message>
    <message>
        <source>Numba is not installed</source>
        <translation>Numba no está instalado</translation>
    </message>
    <message>
        <source>there are none for {part}</source>
        <translation>no los hay para {part}</translation>
    </message>
    <message>
        <source>a surface</source>
        <translation>una superficie</translation>
    </message>
    <message>
        <source>a maximal norm</source>
        <translation>una norma máxima</translation>
    </message>
    <message>
        <source>the activation {title}</source>
        <translation>la activación {title}</translation>
    </message>
    <message>
        <source>the augmentation {title}</source>
        <translation>el aumento {title}</translation>
    </message>
    <message>
        <source>the clipping {title}</source>
        <translation>el recorte {title}</translation>
    </message>
    <message>
        <source>the layer {title}</source>
        <translation>la capa {title}</translation>
    </message>
    <message>
        <source>the loss {title}</source>
        <translation>la pérdida {title}</translation>
    </message>
    <message>
        <source>the method {title}</source>
        <translation>el método {title}</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Move to the Left</source>
        <translation>Mover a la izquierda</translation>
    </message>
    <message>
        <source>Move to the Middle</source>
        <translation>Mover al centro</translation>
    </message>
    <message>
        <source>Move to the Right</source>
        <translation>Mover a la derecha</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Put Back</source>
        <translation>Devolver a su sitio</translation>
    </message>
    <message>
        <source>Window of Its Own</source>
        <translation>Ventana propia</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Standard Layout</source>
        <translation>Disposición habitual</translation>
    </message>
    <message>
        <source>Save Layout…</source>
        <translation>Guardar la disposición…</translation>
    </message>
    <message>
        <source>Delete Layout</source>
        <translation>Eliminar la disposición</translation>
    </message>
    <message>
        <source>Save Layout</source>
        <translation>Guardar la disposición</translation>
    </message>
    <message>
        <source>Name of this arrangement of the window:</source>
        <translation>Nombre de esta disposición de la ventana:</translation>
    </message>
    <message>
        <source>My layout</source>
        <translation>Mi disposición</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Change {field}</source>
        <translation>Cambiar {field}</translation>
    </message>
</context>
<context>
    <name>Effects</name>
    <message>
        <source>Some preferences could not be read; the usual ones stand in for them.</source>
        <translation>Algunas preferencias no se han podido leer; en su lugar valen las habituales.</translation>
    </message>
    <message>
        <source>Look through Edit &gt; Preferences, and choose them again.</source>
        <translation>Revisar Edición &gt; Preferencias y elegirlas de nuevo.</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>Copy as image</source>
        <translation>Copiar como imagen</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Guardar la imagen…</translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation>Guardar los datos como CSV…</translation>
    </message>
    <message>
        <source>Show as table…</source>
        <translation>Mostrar como tabla…</translation>
    </message>
    <message>
        <source>Saving {file}</source>
        <translation>Guardando {file}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>muestras</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Imagen PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Dibujo SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Documento PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>Guardar la imagen</translation>
    </message>
    <message>
        <source>Save Data</source>
        <translation>Guardar los datos</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tabla CSV (*.csv)</translation>
    </message>
    <message>
        <source>{file} could not be written: {problem}. Choose another folder or name.</source>
        <translation>No se pudo escribir {file}: {problem}. Elige otra carpeta u otro nombre.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export run</source>
        <translation>Exportar ejecución</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>This run cannot be had like that: {reason}</source>
        <translation>Esta ejecución no puede exportarse así: {reason}</translation>
    </message>
    <message>
        <source>As it is when the file is chosen; it may go on meanwhile.</source>
        <translation>Tal como está al elegir el archivo; mientras tanto puede continuar.</translation>
    </message>
    <message>
        <source>Export Run</source>
        <translation>Exportar ejecución</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Exporting {name}</source>
        <translation>Exportando {name}</translation>
    </message>
    <message>
        <source>{name} could not be written.</source>
        <translation>No se ha podido escribir {name}.</translation>
    </message>
    <message>
        <source>{file} is written: {format}, {run} at step {step}.</source>
        <translation>{file} está escrito: {format}, {run} en el paso {step}.</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Something went wrong in the window: {problem}</source>
        <translation>Algo ha fallado en la ventana: {problem}</translation>
    </message>
    <message>
        <source>You can go on; save your work. The details are also in {file}.</source>
        <translation>Puedes continuar; guarda tu trabajo. Los detalles están también en {file}.</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose or drop one</source>
        <translation>Elige uno o suéltalo aquí</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Choose a File</source>
        <translation>Elegir un archivo</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>First rows of the file</source>
        <translation>Primeras filas del archivo</translation>
    </message>
</context>
<context>
    <name>FirstWeightsView</name>
    <message>
        <source>First-layer weights</source>
        <translation>Pesos de la primera capa</translation>
    </message>
    <message>
        <source>layer {layer}</source>
        <translation>capa {layer}</translation>
    </message>
    <message>
        <source>first {shown} of {inputs} inputs</source>
        <translation>primeras {shown} de {inputs} entradas</translation>
    </message>
    <message>
        <source>The largest weight is {reach} in magnitude.</source>
        <translation>El mayor peso es {reach} en valor absoluto.</translation>
    </message>
    <message>
        <source>unit {unit}, input {name}: {value}</source>
        <translation>unidad {unit}, entrada {name}: {value}</translation>
    </message>
    <message>
        <source>unit {unit}, row {row}, column {column}: {value}</source>
        <translation>unidad {unit}, fila {row}, columna {column}: {value}</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>More options</source>
        <translation>Más opciones</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>Menos opciones</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Range: {interval}</source>
        <translation>Intervalo: {interval}</translation>
    </message>
    <message>
        <source>Can change while it trains.</source>
        <translation>Puede cambiar durante el entrenamiento.</translation>
    </message>
</context>
<context>
    <name>HeatLegend</name>
    <message>
        <source>bright is better</source>
        <translation>más claro es mejor</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Heat map</source>
        <translation>Mapa de calor</translation>
    </message>
    <message>
        <source>Choose two fields and press Compute: each cell is a training run.</source>
        <translation>Elegir dos campos y pulsar Calcular: cada celda es un entrenamiento.</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>Espera su turno.</translation>
    </message>
    <message>
        <source>Diverged at step {step}.</source>
        <translation>Divergió en el paso {step}.</translation>
    </message>
    <message>
        <source>After {step} steps: {value}</source>
        <translation>Tras {step} pasos: {value}</translation>
    </message>
    <message>
        <source>Best: {value} at step {step}</source>
        <translation>Mejor: {value} en el paso {step}</translation>
    </message>
    <message>
        <source>Reached {target} at step {step}.</source>
        <translation>Alcanzó {target} en el paso {step}.</translation>
    </message>
    <message>
        <source>Click or Enter: make it a run.</source>
        <translation>Clic o Intro: convertirla en ejecución.</translation>
    </message>
</context>
<context>
    <name>HeatMapDialog</name>
    <message>
        <source>Speed against stability</source>
        <translation>Velocidad frente a estabilidad</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>Vertical</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>Pasos de cada ejecución</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Cifra</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Se juzga por</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copiar tabla</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Calcular</translation>
    </message>
    <message>
        <source>Choose two different fields.</source>
        <translation>Elegir dos campos distintos.</translation>
    </message>
    <message>
        <source>These are more than {most} cells; choose fewer values.</source>
        <translation>Son más de {most} celdas; elegir menos valores.</translation>
    </message>
    <message>
        <source>Run from a cell</source>
        <translation>Ejecución de una celda</translation>
    </message>
    <message>
        <source>Added beside the others: {name}. Play trains it.</source>
        <translation>Añadida junto a las demás: {name}. Reproducir la entrena.</translation>
    </message>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>La tabla está en el portapapeles.</translation>
    </message>
    <message>
        <source>Cancelled; what was found stays.</source>
        <translation>Cancelado; lo encontrado se conserva.</translation>
    </message>
    <message>
        <source>Choosing by the test part spoils it for judging afterwards.</source>
        <translation>Elegir según la parte de prueba la inutiliza para juzgar después.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>steps each</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>judged by</source>
        <translation>se juzga por</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>cifra</translation>
    </message>
    <message>
        <source>target</source>
        <translation>meta</translation>
    </message>
</context>
<context>
    <name>HorizonPanel</name>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>{epochs} epochs</source>
        <translation>{epochs} épocas</translation>
    </message>
</context>
<context>
    <name>ImagesView</name>
    <message>
        <source>Test samples</source>
        <translation>Muestras de prueba</translation>
    </message>
    <message>
        <source>{wrong} wrong of {total} ({share})</source>
        <translation>{wrong} fallos de {total} ({share})</translation>
    </message>
    <message>
        <source>True class: {name}</source>
        <translation>Clase verdadera: {name}</translation>
    </message>
    <message>
        <source>Predicted: {name}</source>
        <translation>Clase predicha: {name}</translation>
    </message>
</context>
<context>
    <name>InitializationPanel</name>
    <message>
        <source>Initialization</source>
        <translation>Inicialización</translation>
    </message>
    <message>
        <source>Train from one seed</source>
        <translation>Entrenar desde una semilla</translation>
    </message>
    <message numerus="yes">
        <source>Train from %n seeds</source>
        <translation>
            <numerusform>Entrenar desde %n semilla</numerusform>
            <numerusform>Entrenar desde %n semillas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InputCard</name>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
</context>
<context>
    <name>InsertMenu</name>
    <message>
        <source>Find a layer</source>
        <translation>Buscar una capa</translation>
    </message>
    <message>
        <source>Insert a layer</source>
        <translation>Insertar una capa</translation>
    </message>
</context>
<context>
    <name>ItemEditor</name>
    <message>
        <source>What to do with {number}</source>
        <translation>Qué hacer con {number}</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Show the fields of {number}</source>
        <translation>Mostrar los campos de {number}</translation>
    </message>
    <message>
        <source>Hide the fields of {number}</source>
        <translation>Ocultar los campos de {number}</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press a key</source>
        <translation>Pulsar una tecla</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>El del sistema</translation>
    </message>
</context>
<context>
    <name>LayerActions</name>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Insert after</source>
        <translation>Insertar después</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Paste after</source>
        <translation>Pegar detrás</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Mover a la izquierda</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Mover a la derecha</translation>
    </message>
    <message>
        <source>Wrap in a residual block</source>
        <translation>Envolver en un bloque residual</translation>
    </message>
    <message>
        <source>Unwrap the residual block</source>
        <translation>Deshacer el bloque residual</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select all layers</source>
        <translation>Seleccionar todas las capas</translation>
    </message>
    <message>
        <source>Select the card before</source>
        <translation>Seleccionar la tarjeta anterior</translation>
    </message>
    <message>
        <source>Select the card after</source>
        <translation>Seleccionar la tarjeta siguiente</translation>
    </message>
    <message>
        <source>Select the first card</source>
        <translation>Seleccionar la primera tarjeta</translation>
    </message>
    <message>
        <source>Select the last card</source>
        <translation>Seleccionar la última tarjeta</translation>
    </message>
    <message>
        <source>Extend the selection to the left</source>
        <translation>Ampliar la selección hacia la izquierda</translation>
    </message>
    <message>
        <source>Extend the selection to the right</source>
        <translation>Ampliar la selección hacia la derecha</translation>
    </message>
    <message>
        <source>Extend the selection to the first layer</source>
        <translation>Ampliar la selección hasta la primera capa</translation>
    </message>
    <message>
        <source>Extend the selection to the last layer</source>
        <translation>Ampliar la selección hasta la última capa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>LayerCard</name>
    <message>
        <source>Output shape {shape}</source>
        <translation>Forma de la salida: {shape}</translation>
    </message>
    <message>
        <source>gradient norm {value}</source>
        <translation>norma del gradiente {value}</translation>
    </message>
</context>
<context>
    <name>LayerChoice</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>The layer that is shown</source>
        <translation>La capa que se muestra</translation>
    </message>
</context>
<context>
    <name>LayerHealthView</name>
    <message>
        <source>Layers in figures</source>
        <translation>Las capas en cifras</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Position and kind</source>
        <translation>Posición y tipo</translation>
    </message>
    <message>
        <source>Length of the next update, as a share of the length of the layer&apos;s parameters</source>
        <translation>Norma de la próxima actualización respecto a la norma de los parámetros de la capa</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerradas</translation>
    </message>
    <message>
        <source>Share of what passes no gradient: dead units, or saturated values</source>
        <translation>Proporción de lo que no deja pasar el gradiente: unidades muertas o valores saturados</translation>
    </message>
    <message>
        <source>This layer has no parameters.</source>
        <translation>Esta capa no tiene parámetros.</translation>
    </message>
    <message>
        <source>next update ∥Δθ∥ = {update}
parameters ∥θ∥ = {parameters}
gradient ∥g∥ = {gradient}</source>
        <translation>próxima actualización ∥Δθ∥ = {update}
parámetros ∥θ∥ = {parameters}
gradiente ∥g∥ = {gradient}</translation>
    </message>
</context>
<context>
    <name>LayerInspector</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Layer {number} of {count}</source>
        <translation>Capa {number} de {count}</translation>
    </message>
</context>
<context>
    <name>LayerStrip</name>
    <message>
        <source>Layers of the network</source>
        <translation>Capas de la red</translation>
    </message>
    <message>
        <source>Layer {number} of {count}</source>
        <translation>Capa {number} de {count}</translation>
    </message>
    <message>
        <source>Insert a layer after {title}</source>
        <translation>Insertar una capa después de {title}</translation>
    </message>
</context>
<context>
    <name>LegendEntry</name>
    <message>
        <source>Hide or show this curve</source>
        <translation>Ocultar o mostrar esta curva</translation>
    </message>
    <message>
        <source>Curve {name}</source>
        <translation>Curva {name}</translation>
    </message>
</context>
<context>
    <name>LiveDot</name>
    <message>
        <source>Can change while it trains.</source>
        <translation>Puede cambiar durante el entrenamiento.</translation>
    </message>
</context>
<context>
    <name>LiveEvents</name>
    <message>
        <source>{field} redrawn</source>
        <translation>{field}: redibujado</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Disposiciones</translation>
    </message>
    <message>
        <source>{title}[*] – Descenso</source>
        <translation>{title}[*] – Descenso</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Start from a network that suits the data</source>
        <translation>Partir de una red adecuada a los datos</translation>
    </message>
    <message>
        <source>{size} · {cost} a sample</source>
        <translation>{size} · {cost} por muestra</translation>
    </message>
    <message>
        <source>click + to insert a layer, drag to move</source>
        <translation>clic en + para insertar una capa, arrastrar para moverla</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Edit notes</source>
        <translation>Editar notas</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>What is tried here, and what came of it. Markdown.</source>
        <translation>Qué se prueba aquí y qué ha resultado. Markdown.</translation>
    </message>
    <message>
        <source>Notes as they are read</source>
        <translation>Notas tal como se leen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar los detalles</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar los detalles</translation>
    </message>
    <message>
        <source>Warning:</source>
        <translation>Aviso:</translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>Error:</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Kept {value}: {problem}</source>
        <translation>Se mantiene {value}. {problem}</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>Escribe un número.</translation>
    </message>
    <message>
        <source>The number must be finite.</source>
        <translation>El número debe ser finito.</translation>
    </message>
    <message>
        <source>Use one decimal point or comma, and none to group thousands.</source>
        <translation>Usa un solo punto o coma decimal, y ninguno para separar los miles.</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>«{text}» no es un número.</translation>
    </message>
    <message>
        <source>The number is too large.</source>
        <translation>El número es demasiado grande.</translation>
    </message>
    <message>
        <source>The number must be whole.</source>
        <translation>El número debe ser entero.</translation>
    </message>
    <message>
        <source>The number must be greater than {bound}.</source>
        <translation>El número debe ser mayor que {bound}.</translation>
    </message>
    <message>
        <source>The number must be at least {bound}.</source>
        <translation>El número debe ser {bound} o mayor.</translation>
    </message>
    <message>
        <source>The number must be less than {bound}.</source>
        <translation>El número debe ser menor que {bound}.</translation>
    </message>
    <message>
        <source>The number must be at most {bound}.</source>
        <translation>El número debe ser {bound} o menor.</translation>
    </message>
</context>
<context>
    <name>ObjectivePanel</name>
    <message>
        <source>Objective J(θ)</source>
        <translation>Objetivo J(θ)</translation>
    </message>
    <message>
        <source>what is minimized</source>
        <translation>lo que se minimiza</translation>
    </message>
</context>
<context>
    <name>OpenSharedDialog</name>
    <message>
        <source>Open shared</source>
        <translation>Abrir compartido</translation>
    </message>
    <message>
        <source>Shared text</source>
        <translation>Texto compartido</translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation>De una imagen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Reading the code</source>
        <translation>Leyendo el código</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Compartido</translation>
    </message>
    <message>
        <source>Paste or drop the text of shared settings, or a picture of their code.</source>
        <translation>Pega o suelta el texto de unos ajustes compartidos, o una imagen de su código.</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Imágenes ({patterns})</translation>
    </message>
    <message>
        <source>Open Picture</source>
        <translation>Abrir imagen</translation>
    </message>
</context>
<context>
    <name>OptimizerPanel</name>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
</context>
<context>
    <name>PaceSlider</name>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>How fast the run may go: from one step a second to full speed.</source>
        <translation>Lo rápido que puede ir la ejecución: desde un paso por segundo hasta la velocidad máxima.</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>velocidad máxima</translation>
    </message>
    <message>
        <source>1 step/s</source>
        <translation>1 paso/s</translation>
    </message>
    <message>
        <source>{pace} steps/s</source>
        <translation>{pace} pasos/s</translation>
    </message>
</context>
<context>
    <name>PaintCanvas</name>
    <message>
        <source>1 point</source>
        <translation>1 punto</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} puntos</translation>
    </message>
</context>
<context>
    <name>PaintDialog</name>
    <message>
        <source>Paint points</source>
        <translation>Pintar puntos</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keys: arrows move the cursor, Space uses the tool, digits choose the class, B, E and M the tool, [ and ] the size. The right mouse button erases.</source>
        <translation>Teclas: las flechas mueven el cursor, Espacio usa la herramienta, las cifras eligen la clase; B, E y M, la herramienta; [ y ], el tamaño. El botón derecho del ratón borra.</translation>
    </message>
    <message>
        <source>class {name}: {count}</source>
        <translation>clase {name}: {count}</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} puntos</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>PaintField</name>
    <message>
        <source>Remove all points</source>
        <translation>Quitar todos los puntos</translation>
    </message>
    <message>
        <source>Show all points</source>
        <translation>Mostrar todos los puntos</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>Mostrar los números</translation>
    </message>
    <message>
        <source>There can be {count} points at most; erase some to paint more.</source>
        <translation>Puede haber {count} puntos como máximo; borrar algunos permite pintar más.</translation>
    </message>
</context>
<context>
    <name>PaintTools</name>
    <message>
        <source>Paint</source>
        <translation>Pintar</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>How large brush and eraser are ([ and ])</source>
        <translation>Tamaño del pincel y de la goma ([ y ])</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densidad</translation>
    </message>
    <message>
        <source>How close the brush puts points</source>
        <translation>Cercanía de los puntos que deja el pincel</translation>
    </message>
</context>
<context>
    <name>PartListEditor</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add to {list}</source>
        <translation>Añadir a {list}</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>Decision map</source>
        <translation>Mapa de decisión</translation>
    </message>
    <message>
        <source>class {name}: {share}</source>
        <translation>clase {name}: {share}</translation>
    </message>
</context>
<context>
    <name>PlayingOn</name>
    <message>
        <source>Remove all points</source>
        <translation>Quitar todos los puntos</translation>
    </message>
    <message>
        <source>Paint points</source>
        <translation>Pintar puntos</translation>
    </message>
    <message>
        <source>Erase points</source>
        <translation>Borrar puntos</translation>
    </message>
    <message>
        <source>Move a point</source>
        <translation>Mover un punto</translation>
    </message>
</context>
<context>
    <name>PlotMenu</name>
    <message>
        <source>Series</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Add plot</source>
        <translation>Añadir un gráfico</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>To the left</source>
        <translation>A la izquierda</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>A la derecha</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>En su propia ventana</translation>
    </message>
    <message>
        <source>Remove plot</source>
        <translation>Quitar el gráfico</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Follow the data</source>
        <translation>Seguir los datos</translation>
    </message>
    <message>
        <source>Logarithmic steps</source>
        <translation>Pasos en escala logarítmica</translation>
    </message>
    <message>
        <source>Logarithmic values</source>
        <translation>Valores en escala logarítmica</translation>
    </message>
    <message>
        <source>Single lanes</source>
        <translation>Carriles por separado</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>seguir</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>carriles</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>log x</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>log y</translation>
    </message>
    <message>
        <source>Menu of this plot</source>
        <translation>Menú de este gráfico</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Gráfica</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>smoothing none</source>
        <translation>sin suavizar</translation>
    </message>
    <message>
        <source>smoothing low</source>
        <translation>suavizado bajo</translation>
    </message>
    <message>
        <source>smoothing high</source>
        <translation>suavizado alto</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Gradient norm ∥∇J∥ by layer</source>
        <translation>Norma del gradiente ∥∇J∥ por capa</translation>
    </message>
    <message>
        <source>all</source>
        <translation>total</translation>
    </message>
    <message>
        <source>Measure P: {name}</source>
        <translation>Medida P: {name}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entren.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>valid.</translation>
    </message>
    <message>
        <source>test, averaged θ</source>
        <translation>prueba, θ promediado</translation>
    </message>
    <message>
        <source>Objective J(θ)</source>
        <translation>Objetivo J(θ)</translation>
    </message>
    <message>
        <source>of the step</source>
        <translation>del paso</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lote</translation>
    </message>
    <message>
        <source>Learning rate η and update ratio ∥Δθ∥/∥θ∥</source>
        <translation>Tasa de aprendizaje η y razón ∥Δθ∥/∥θ∥</translation>
    </message>
    <message>
        <source>Parameters θ</source>
        <translation>Parámetros θ</translation>
    </message>
    <message>
        <source>Gradient norm ∥∇J∥</source>
        <translation>Norma del gradiente ∥∇J∥</translation>
    </message>
    <message>
        <source>loss of the batch</source>
        <translation>pérdida del lote</translation>
    </message>
    <message>
        <source>J on train</source>
        <translation>J en entrenamiento</translation>
    </message>
    <message>
        <source>J on validation</source>
        <translation>J en validación</translation>
    </message>
    <message>
        <source>J on test</source>
        <translation>J en prueba</translation>
    </message>
    <message>
        <source>loss on train</source>
        <translation>pérdida en entrenamiento</translation>
    </message>
    <message>
        <source>loss on validation</source>
        <translation>pérdida en validación</translation>
    </message>
    <message>
        <source>loss on test</source>
        <translation>pérdida en prueba</translation>
    </message>
    <message>
        <source>loss on test, averaged θ</source>
        <translation>pérdida en prueba, θ promediado</translation>
    </message>
    <message>
        <source>P on train</source>
        <translation>P en entrenamiento</translation>
    </message>
    <message>
        <source>P on validation</source>
        <translation>P en validación</translation>
    </message>
    <message>
        <source>P on test</source>
        <translation>P en prueba</translation>
    </message>
    <message>
        <source>P on test, averaged θ</source>
        <translation>P en prueba, θ promediado</translation>
    </message>
    <message>
        <source>learning rate η</source>
        <translation>tasa de aprendizaje η</translation>
    </message>
    <message>
        <source>calls of J</source>
        <translation>llamadas a J</translation>
    </message>
    <message>
        <source>seconds of training</source>
        <translation>segundos de entrenamiento</translation>
    </message>
    <message>
        <source>∥∇J∥ of layer {number}</source>
        <translation>∥∇J∥ de la capa {number}</translation>
    </message>
    <message>
        <source>Any series</source>
        <translation>Cualquier serie</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>paso {step}</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>época {number}</translation>
    </message>
    <message>
        <source>{number} samples</source>
        <translation>{number} muestras</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <source>{number} multiply–adds</source>
        <translation>{number} multiplicaciones y sumas</translation>
    </message>
    <message>
        <source>%n more</source>
        <translation>%n más</translation>
    </message>
    <message>
        <source>median</source>
        <translation>mediana</translation>
    </message>
    <message>
        <source>middle half</source>
        <translation>mitad central</translation>
    </message>
</context>
<context>
    <name>PlotsPanel</name>
    <message>
        <source>Plots</source>
        <translation>Gráficas</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>paso {step}</translation>
    </message>
    <message>
        <source>Press play (Space), and the curves appear here.</source>
        <translation>Pulsa Entrenar (Espacio) y las curvas aparecerán aquí.</translation>
    </message>
    <message>
        <source>No curves: this experiment cannot train.</source>
        <translation>Sin curvas: este experimento no se puede entrenar.</translation>
    </message>
    <message>
        <source>Choose what to show: right click, Series.</source>
        <translation>Elige qué mostrar: clic derecho, Series.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>No preset suits these data</source>
        <translation>Ninguna plantilla se adapta a estos datos</translation>
    </message>
    <message>
        <source>Start from {preset}</source>
        <translation>Partir de {preset}</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Click a circle to predict that column, a box to leave one out.</source>
        <translation>Pulsa un círculo para predecir su columna o una casilla para omitirla.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Primeras filas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} muestras</translation>
    </message>
    <message>
        <source>{count} of them used</source>
        <translation>se usan {count}</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>{count} columnas</translation>
    </message>
    <message>
        <source>input {shape}</source>
        <translation>entrada {shape}</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>clases</translation>
    </message>
    <message>
        <source>values</source>
        <translation>valores</translation>
    </message>
    <message>
        <source>predicts {sort} of {target}</source>
        <translation>predice {sort} de {target}</translation>
    </message>
    <message>
        <source>predicts {sort}</source>
        <translation>predice {sort}</translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>quedan unos {time}</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Carpeta de archivos</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Acceso directo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Buscar en:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Archivos de &amp;tipo:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nombre de archivo:</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Mostrar los archivos &amp;ocultos</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Ir al directorio superior</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>El archivo %1 ya existe.
¿Quieres reemplazarlo?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Archivo no encontrado.
Comprueba que el nombre del archivo es correcto.</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Race</source>
        <translation>Carrera</translation>
    </message>
    <message>
        <source>Race over</source>
        <translation>Competir en</translation>
    </message>
    <message>
        <source>At a shared learning rate</source>
        <translation>Con la misma tasa de aprendizaje</translation>
    </message>
    <message>
        <source>At each one&apos;s tuned rate</source>
        <translation>Cada uno con su tasa ajustada</translation>
    </message>
    <message>
        <source>Shared learning rate</source>
        <translation>Tasa de aprendizaje común</translation>
    </message>
    <message>
        <source>Steps of each trial</source>
        <translation>Pasos de cada ensayo</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Se juzga por</translation>
    </message>
    <message>
        <source>As lanes of one run</source>
        <translation>Como carriles de una ejecución</translation>
    </message>
    <message>
        <source>Keep the runs there are</source>
        <translation>Conservar las ejecuciones que hay</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>Empezar la carrera</translation>
    </message>
    <message>
        <source>They run side by side, from one start.</source>
        <translation>Avanzan lado a lado, desde un mismo inicio.</translation>
    </message>
    <message>
        <source>They run side by side, at tuned rates.</source>
        <translation>Avanzan lado a lado, con tasas ajustadas.</translation>
    </message>
    <message>
        <source>Cancelled; no race was started.</source>
        <translation>Cancelado; no empezó ninguna carrera.</translation>
    </message>
    <message>
        <source>Race at tuned rates</source>
        <translation>Carrera con tasas ajustadas</translation>
    </message>
    <message>
        <source>{figure} at the end</source>
        <translation>{figure} al final</translation>
    </message>
    <message>
        <source>Choosing by the test part spoils it for judging afterwards.</source>
        <translation>Elegir según la parte de prueba la inutiliza para juzgar después.</translation>
    </message>
    <message>
        <source>steps each</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>judged by</source>
        <translation>se juzga por</translation>
    </message>
</context>
<context>
    <name>ReadingsPanel</name>
    <message>
        <source>Readings</source>
        <translation>Lecturas</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entren.</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>valid.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>brecha</translation>
    </message>
    <message>
        <source>The gap is how much worse the test part does than the training part.</source>
        <translation>La brecha es cuánto peor resulta la parte de prueba que la de entrenamiento.</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>Tasa η</translation>
    </message>
    <message>
        <source>Calls of J</source>
        <translation>Llamadas a J</translation>
    </message>
    <message>
        <source>How often the latest update asked for J or its derivatives elsewhere.</source>
        <translation>Cuántas veces pidió la última actualización J o sus derivadas en otros puntos.</translation>
    </message>
    <message>
        <source>Progress to the horizon</source>
        <translation>Avance hacia el horizonte</translation>
    </message>
    <message>
        <source>evaluated at step {step}</source>
        <translation>evaluado en el paso {step}</translation>
    </message>
    <message numerus="yes">
        <source>median of %n seeds</source>
        <translation>
            <numerusform>mediana de %n semilla</numerusform>
            <numerusform>mediana de %n semillas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>median of %n lanes</source>
        <translation>
            <numerusform>mediana de %n carril</numerusform>
            <numerusform>mediana de %n carriles</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} diverged</source>
        <translation>{count} divergieron</translation>
    </message>
    <message>
        <source>Objective J</source>
        <translation>Objetivo J</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>95 % interval {low} to {high}</source>
        <translation>intervalo del 95 %: {low} a {high}</translation>
    </message>
    <message>
        <source>Interquartile range</source>
        <translation>Rango intercuartílico</translation>
    </message>
    <message>
        <source>IQR</source>
        <translation>RIC</translation>
    </message>
    <message>
        <source>{step} of {horizon} steps · epoch {epoch}</source>
        <translation>{step} de {horizon} pasos · época {epoch}</translation>
    </message>
    <message>
        <source>{step} of {horizon} steps</source>
        <translation>{step} de {horizon} pasos</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open Recent</source>
        <translation>Abrir recientes</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Todavía no hay archivos</translation>
    </message>
    <message>
        <source>Remove Missing Files</source>
        <translation>Quitar los archivos que faltan</translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation>Vaciar la lista</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>No copy of what is unsaved could be kept. Save it yourself from time to time.</source>
        <translation>No se pudo guardar una copia de lo que no está guardado. Guárdelo usted de vez en cuando.</translation>
    </message>
</context>
<context>
    <name>RecoveryOffer</name>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>“{title}” was not saved when Descenso ended unexpectedly.</source>
        <translation>«{title}» no estaba guardado cuando Descenso terminó de forma inesperada.</translation>
    </message>
    <message>
        <source>There is a copy of {time}.</source>
        <translation>Hay una copia del {time}.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Of several lanes: the median, and beneath it the middle half.</source>
        <translation>De varios carriles: la mediana y, debajo, la mitad central.</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Ajustes que difieren</translation>
    </message>
    <message>
        <source>Objective J</source>
        <translation>Objetivo J</translation>
    </message>
    <message>
        <source>Measure P: {measure}</source>
        <translation>Medida P: {measure}</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Esfuerzo</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Último</translation>
    </message>
    <message>
        <source>Training, last</source>
        <translation>Entrenamiento, último</translation>
    </message>
    <message>
        <source>Validation, last</source>
        <translation>Validación, último</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>at step</source>
        <translation>en el paso</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Mejor</translation>
    </message>
    <message>
        <source>Test, last</source>
        <translation>Prueba, último</translation>
    </message>
    <message>
        <source>Generalization gap</source>
        <translation>Brecha de generalización</translation>
    </message>
    <message>
        <source>Steps made</source>
        <translation>Pasos dados</translation>
    </message>
    <message>
        <source>Time trained</source>
        <translation>Tiempo de entrenamiento</translation>
    </message>
    <message>
        <source>Multiply–adds</source>
        <translation>Multiplicaciones-sumas</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} ejecuciones</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Gráficas</translation>
    </message>
    <message>
        <source>Common settings</source>
        <translation>Ajustes comunes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Changed on the way</source>
        <translation>Cambios sobre la marcha</translation>
    </message>
    <message>
        <source>Computed with</source>
        <translation>Calculado con</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Valor nuevo</translation>
    </message>
    <message>
        <source>Branched off</source>
        <translation>Ramificada</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>SHA-256 of its state</source>
        <translation>SHA-256 de su estado</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Núcleos</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Prueba previa</translation>
    </message>
</context>
<context>
    <name>Reporting</name>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Documento PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página web (*.html)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>Escribiendo {name}</translation>
    </message>
    <message>
        <source>{name} could not be written.</source>
        <translation>No se ha podido escribir {name}.</translation>
    </message>
    <message>
        <source>The report is in {name}.</source>
        <translation>El informe está en {name}.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>RunCommands</name>
    <message>
        <source>Duplicate run</source>
        <translation>Duplicar ejecución</translation>
    </message>
    <message>
        <source>Delete run</source>
        <translation>Eliminar ejecución</translation>
    </message>
    <message>
        <source>Duplicate and Change</source>
        <translation>Duplicar y cambiar</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Show or Hide Its Curves</source>
        <translation>Mostrar u ocultar sus curvas</translation>
    </message>
    <message>
        <source>Show Its Curves Alone</source>
        <translation>Mostrar solo sus curvas</translation>
    </message>
    <message>
        <source>Take as Reference</source>
        <translation>Tomar como referencia</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Move run</source>
        <translation>Mover ejecución</translation>
    </message>
</context>
<context>
    <name>RunController</name>
    <message>
        <source>New seed</source>
        <translation>Nueva semilla</translation>
    </message>
</context>
<context>
    <name>RunDelegate</name>
    <message>
        <source>Name of the run</source>
        <translation>Nombre de la ejecución</translation>
    </message>
    <message>
        <source>named after what differs</source>
        <translation>según lo que la distingue</translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>The horizon of {steps} steps is reached; play goes on without end.</source>
        <translation>Se ha alcanzado el horizonte de {steps} pasos; a partir de aquí se entrena sin límite.</translation>
    </message>
</context>
<context>
    <name>RunLink</name>
    <message>
        <source>The run was replaced before its state was written. Save again.</source>
        <translation>La ejecución se sustituyó antes de que se escribiera su estado. Guarda de nuevo.</translation>
    </message>
    <message>
        <source>There is no run that could be saved.</source>
        <translation>No hay ninguna ejecución que se pueda guardar.</translation>
    </message>
    <message>
        <source>The run goes on without the change: {problem}</source>
        <translation>La ejecución continúa sin el cambio: {problem}</translation>
    </message>
    <message>
        <source>A failure has left this run between two steps.</source>
        <translation>Un fallo ha dejado esta ejecución entre dos pasos.</translation>
    </message>
    <message>
        <source>The process that trains has ended. Restart it, then save again.</source>
        <translation>El proceso que entrena ha terminado. Reanúdalo y guarda de nuevo.</translation>
    </message>
</context>
<context>
    <name>RunListModel</name>
    <message>
        <source>{name}, {state}, J {objective}, P {measure}</source>
        <translation>{name}, {state}, J {objective}, P {measure}</translation>
    </message>
    <message>
        <source>Rename run</source>
        <translation>Renombrar ejecución</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>sin preparar</translation>
    </message>
    <message>
        <source>is being prepared</source>
        <translation>preparándose</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenando</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>ha divergido</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>detenida antes de tiempo</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ha fallado</translation>
    </message>
    <message>
        <source>changed since it began</source>
        <translation>cambiada desde que empezó</translation>
    </message>
</context>
<context>
    <name>RunListView</name>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Move run</source>
        <translation>Mover ejecución</translation>
    </message>
</context>
<context>
    <name>RunNotices</name>
    <message>
        <source>The experiment has changed. Play starts a new run.</source>
        <translation>El experimento ha cambiado. Entrenar comienza una ejecución nueva.</translation>
    </message>
    <message>
        <source>It ended.</source>
        <translation>Ha terminado.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>The processor is faster for this network than the GPU.</source>
        <translation>Para esta red, el procesador es más rápido que la GPU.</translation>
    </message>
    <message>
        <source>The GPU is faster for this network than the processor.</source>
        <translation>Para esta red, la GPU es más rápida que el procesador.</translation>
    </message>
    <message>
        <source>The experiment has changed, and cannot run as it stands.</source>
        <translation>El experimento ha cambiado y tal como está no se puede ejecutar.</translation>
    </message>
    <message>
        <source>The experiment has changed. Play branches off at step {step}.</source>
        <translation>El experimento ha cambiado. Al reproducir, se abre una rama en el paso {step}.</translation>
    </message>
    <message>
        <source>The run {problem}.</source>
        <translation>La ejecución se ha detenido: {problem}.</translation>
    </message>
    <message>
        <source>Its last finite state is kept. A smaller learning rate or a clipped gradient may help; a change starts a new run.</source>
        <translation>Se conserva su último estado finito. Una tasa de aprendizaje menor o un gradiente recortado pueden ayudar; cualquier cambio comienza una ejecución nueva.</translation>
    </message>
    <message>
        <source>A step takes, in a short trial: {times}.</source>
        <translation>En una prueba breve, un paso tarda: {times}.</translation>
    </message>
    <message>
        <source>This experiment cannot run: {problem}.</source>
        <translation>Este experimento no se puede ejecutar: {problem}.</translation>
    </message>
    <message>
        <source>Change it, or take the last change back.</source>
        <translation>Cámbialo o deshaz el último cambio.</translation>
    </message>
    <message>
        <source>Use the processor</source>
        <translation>Usar el procesador</translation>
    </message>
    <message>
        <source>Halve the batch</source>
        <translation>Reducir el lote a la mitad</translation>
    </message>
    <message>
        <source>Try the GPU again</source>
        <translation>Intentar de nuevo con la GPU</translation>
    </message>
    <message>
        <source>The GPU has failed.</source>
        <translation>La GPU ha fallado.</translation>
    </message>
    <message>
        <source>The process that trains has ended unexpectedly.</source>
        <translation>El proceso que entrena ha terminado de forma inesperada.</translation>
    </message>
    <message>
        <source>The GPU has not enough memory for this run.</source>
        <translation>La GPU no tiene memoria suficiente para esta ejecución.</translation>
    </message>
    <message>
        <source>Nothing in this window is lost: the run goes on from its last checkpoint.</source>
        <translation>Nada de esta ventana se ha perdido: la ejecución continúa desde su último punto de control.</translation>
    </message>
    <message>
        <source>Restart from the last checkpoint</source>
        <translation>Reanudar desde el último punto de control</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>{count} layers</source>
        <translation>{count} capas</translation>
    </message>
    <message>
        <source>from {step}</source>
        <translation>desde {step}</translation>
    </message>
    <message>
        <source>without {part}</source>
        <translation>sin {part}</translation>
    </message>
    <message>
        <source>{count} seeds</source>
        <translation>{count} semillas</translation>
    </message>
    <message>
        <source>{count} lanes</source>
        <translation>{count} carriles</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Nueva semilla</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Comparar ejecuciones</translation>
    </message>
    <message>
        <source>J and P on test data</source>
        <translation>J y P en prueba</translation>
    </message>
    <message>
        <source>P on test data</source>
        <translation>P en prueba</translation>
    </message>
</context>
<context>
    <name>ScatterView</name>
    <message>
        <source>Predicted against true values</source>
        <translation>Valores predichos frente a los verdaderos</translation>
    </message>
    <message>
        <source>true value (test part)</source>
        <translation>valor verdadero (prueba)</translation>
    </message>
    <message>
        <source>predicted value</source>
        <translation>valor predicho</translation>
    </message>
</context>
<context>
    <name>ScheduleBoard</name>
    <message>
        <source>Schedule</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Draw over it</source>
        <translation>Dibujar encima</translation>
    </message>
    <message>
        <source>Make this schedule a curve that is drawn by hand</source>
        <translation>Convertir este programa en una curva dibujada a mano</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>Añadir un punto</translation>
    </message>
    <message>
        <source>Remove the selected point</source>
        <translation>Quitar el punto seleccionado</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Escala logarítmica</translation>
    </message>
    <message>
        <source>Draw the schedule</source>
        <translation>Dibujar el programa</translation>
    </message>
    <message>
        <source>there can be {count} points at most; remove some to add more</source>
        <translation>puede haber {count} puntos como máximo; quitar algunos permite añadir más</translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message>
        <source>Schedule</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Drag points, or draw over free ground; a double click adds a point, the right button removes one. Keys: Left and Right select, Up and Down move, with Alt in all directions; Insert, Delete.</source>
        <translation>Arrastrar puntos o dibujar sobre el fondo libre; un doble clic añade un punto y el botón derecho lo quita. Teclas: Izquierda y Derecha seleccionan, Arriba y Abajo mueven, con Alt en todas direcciones; Insertar, Suprimir.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>SchedulePanel</name>
    <message>
        <source>Draw in a window</source>
        <translation>Dibujar en una ventana</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programa</translation>
    </message>
</context>
<context>
    <name>SeedsRow</name>
    <message>
        <source>Seeds</source>
        <translation>Semillas</translation>
    </message>
    <message>
        <source>From how many seeds the run starts, all at once: the plots show their median and how far they spread.</source>
        <translation>Desde cuántas semillas parte la ejecución, todas a la vez: las gráficas muestran su mediana y cuánto se dispersan.</translation>
    </message>
    <message>
        <source>Seeds {first} to {last}</source>
        <translation>Semillas {first} a {last}</translation>
    </message>
    <message numerus="yes">
        <source>%n lanes differ in: {fields}</source>
        <translation>
            <numerusform>%n carril difiere en: {fields}</numerusform>
            <numerusform>%n carriles difieren en: {fields}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lanes: each of {settings} settings of {fields} from every seed</source>
        <translation>
            <numerusform>%n carril: cada uno de los {settings} ajustes de {fields} desde cada semilla</numerusform>
            <numerusform>%n carriles: cada uno de los {settings} ajustes de {fields} desde cada semilla</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionEdits</name>
    <message>
        <source>Copy layers in the network, or their JSON.</source>
        <translation>Copiar capas de la red, o su JSON.</translation>
    </message>
</context>
<context>
    <name>SensitivityPlot</name>
    <message>
        <source>Learning-rate sensitivity</source>
        <translation>Sensibilidad a la tasa de aprendizaje</translation>
    </message>
    <message>
        <source>All start from the same parameters and see the same batches.
Tuned: short trials find each one&apos;s learning rate, and their curves come here.</source>
        <translation>Todos parten de los mismos parámetros y ven los mismos lotes.
Con tasa ajustada: ensayos cortos hallan la tasa de cada uno, y aquí aparecen sus curvas.</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergió</translation>
    </message>
    <message>
        <source>learning rate η</source>
        <translation>tasa de aprendizaje η</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>diverged at every rate</source>
        <translation>divergió con toda tasa</translation>
    </message>
    <message>
        <source>⚠ edge of the grid: {best}</source>
        <translation>⚠ borde de la malla: {best}</translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Open Data</source>
        <translation>Abrir datos</translation>
    </message>
    <message>
        <source>{name} could not be opened.</source>
        <translation>No se ha podido abrir {name}.</translation>
    </message>
    <message>
        <source>Sessions ({patterns})</source>
        <translation>Sesiones ({patterns})</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>Abriendo {name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>¿Guardar los cambios de «{title}»?</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>Si no se guardan, se pierden.</translation>
    </message>
    <message>
        <source>{data} came with the session.</source>
        <translation>{data} venía con la sesión.</translation>
    </message>
    <message>
        <source>It is not here as it was, so a copy is used: {folder}</source>
        <translation>Aquí no está tal como era, así que se usa una copia: {folder}</translation>
    </message>
    <message>
        <source>Sessions and experiments ({patterns})</source>
        <translation>Sesiones y experimentos ({patterns})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>{name} could not be saved.</source>
        <translation>No se ha podido guardar {name}.</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Guardar en otro lugar…</translation>
    </message>
</context>
<context>
    <name>SessionSaver</name>
    <message>
        <source>Saving {name}</source>
        <translation>Guardando {name}</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Share</source>
        <translation>Compartir</translation>
    </message>
    <message>
        <source>Text of the settings</source>
        <translation>Texto de los ajustes</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Save code…</source>
        <translation>Guardar código…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>All {count} runs</source>
        <translation>Las {count} ejecuciones</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>The code is copied as a picture.</source>
        <translation>El código se ha copiado como imagen.</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} caracteres</translation>
    </message>
    <message>
        <source>Settings only, without figures and weights. Another Descenso opens them with File › Open Shared…, from the text or from a picture of the code.</source>
        <translation>Solo los ajustes, sin cifras ni pesos. Otro Descenso los abre con Archivo › Abrir compartido…, a partir del texto o de una imagen del código.</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Dibujo SVG (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Imagen PNG (*.png)</translation>
    </message>
    <message>
        <source>Save Code</source>
        <translation>Guardar código</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>{count} runs: {names}</source>
        <translation>{count} ejecuciones: {names}</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} pasos</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Type to find an action or a key</source>
        <translation>Escribir para buscar una acción o una tecla</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
    <message>
        <source>Press the new keys; Backspace leaves none, Escape ends this.</source>
        <translation>Pulsar las teclas nuevas; Retroceso no deja ninguna, Esc termina.</translation>
    </message>
    <message>
        <source>{keys} was taken from “{action}”, which has no keys now.</source>
        <translation>{keys} era de «{action}», que ahora no tiene teclas.</translation>
    </message>
    <message>
        <source>{keys} was taken from “{action}”.</source>
        <translation>{keys} era de «{action}».</translation>
    </message>
    <message>
        <source>A letter or a digit alone is needed for typing: hold Ctrl or Alt with it.</source>
        <translation>Una letra o una cifra sola hace falta para escribir: pulsarla con Ctrl o Alt.</translation>
    </message>
</context>
<context>
    <name>SmallMultiples</name>
    <message>
        <source>first {shown} of {units} units</source>
        <translation>primeras {shown} de {units} unidades</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 unidad</translation>
    </message>
    <message>
        <source>%n units</source>
        <translation>%n unidad</translation>
    </message>
</context>
<context>
    <name>SplitLegend</name>
    <message>
        <source>Legend: {names}</source>
        <translation>Leyenda: {names}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entren.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
</context>
<context>
    <name>StagePicture</name>
    <message>
        <source>Stages of the update by layer</source>
        <translation>Etapas de la actualización por capa</translation>
    </message>
    <message>
        <source>∥·∥: length of what each stage leads to
dotted: ∥θ∥
cos: to the negative gradient of J</source>
        <translation>∥·∥: longitud de aquello a lo que lleva cada etapa
punteado: ∥θ∥
cos: con el gradiente negativo de J</translation>
    </message>
    <message>
        <source>{layer}
∥θ∥ = {length}
its part of gᵀu = {share}</source>
        <translation>{layer}
∥θ∥ = {length}
su parte de gᵀu = {share}</translation>
    </message>
</context>
<context>
    <name>StageTable</name>
    <message>
        <source>Stage</source>
        <translation>Etapa</translation>
    </message>
    <message>
        <source>Stages of the update by layer</source>
        <translation>Etapas de la actualización por capa</translation>
    </message>
</context>
<context>
    <name>SurfaceCurveView</name>
    <message>
        <source>Graph of the surface</source>
        <translation>Gráfica de la superficie</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Map of the surface</source>
        <translation>Mapa de la superficie</translation>
    </message>
</context>
<context>
    <name>Sweep</name>
    <message>
        <source>The process that trains has ended.</source>
        <translation>El proceso que entrena ha terminado.</translation>
    </message>
</context>
<context>
    <name>SweepDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Sweeps</name>
    <message>
        <source>Objective J, training</source>
        <translation>Objetivo J, entrenamiento</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Al final</translation>
    </message>
    <message>
        <source>At its best</source>
        <translation>En su mejor momento</translation>
    </message>
    <message>
        <source>Steps to the target</source>
        <translation>Pasos hasta la meta</translation>
    </message>
    <message>
        <source>Step of divergence</source>
        <translation>Paso de la divergencia</translation>
    </message>
    <message>
        <source>on</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Values of the plot</source>
        <translation>Valores del gráfico</translation>
    </message>
    <message>
        <source>As recorded until now. A cell is empty where a curve has no value at a step.</source>
        <translation>Tal como se ha registrado hasta ahora. Una celda está vacía donde una curva no tiene valor en un paso.</translation>
    </message>
    <message>
        <source>Where only blocks are still known, there is the mean of so many samples.</source>
        <translation>Donde ya solo se conocen bloques, está la media de tantas muestras.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy what is selected, or all that has been read</source>
        <translation>Copiar lo seleccionado, o todo lo leído</translation>
    </message>
</context>
<context>
    <name>TableEditor</name>
    <message>
        <source>Row {number}: </source>
        <translation>Fila {number}: </translation>
    </message>
</context>
<context>
    <name>TableField</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Remove the selected rows</source>
        <translation>Eliminar las filas seleccionadas</translation>
    </message>
    <message>
        <source>Replace all rows by those on the clipboard</source>
        <translation>Sustituir todas las filas por las del portapapeles</translation>
    </message>
    <message>
        <source>The clipboard holds no such rows. Line {problem}</source>
        <translation>El portapapeles no contiene filas de este tipo. Línea {problem}</translation>
    </message>
    <message>
        <source>The clipboard holds no rows of numbers.</source>
        <translation>El portapapeles no contiene filas de números.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>step {step}: {what}</source>
        <translation>paso {step}: {what}</translation>
    </message>
    <message>
        <source>branched off</source>
        <translation>aquí empieza la rama</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Un paso atrás</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>Un paso adelante</translation>
    </message>
    <message>
        <source>Hash of the state</source>
        <translation>Huella del estado</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Ramificar</translation>
    </message>
    <message>
        <source>Carry the optimizer&apos;s state on</source>
        <translation>Conservar el estado del optimizador</translation>
    </message>
    <message>
        <source>Begin with a fresh optimizer</source>
        <translation>Empezar con un optimizador nuevo</translation>
    </message>
    <message>
        <source>Go on from this moment in a run of its own. What you change there is the branch&apos;s.</source>
        <translation>Seguir desde este momento en otra ejecución. Lo que cambie allí será de la rama.</translation>
    </message>
    <message>
        <source>SHA-256 of the state, to be copied by a click:</source>
        <translation>SHA-256 del estado, que se copia con un clic:</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>New here? A tour of five steps shows what is where.</source>
        <translation>¿Primera vez? Un recorrido de cinco pasos muestra dónde está cada cosa.</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>It waits in the Help menu, too.</source>
        <translation>También está en el menú Ayuda.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Play trains and pauses, as the Space key does. One step and one epoch go slowly; the slider sets the pace.</source>
        <translation>Entrenar inicia y pausa, como la barra espaciadora. Un paso y una época van despacio; el deslizador fija el ritmo.</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Observar</translation>
    </message>
    <message>
        <source>J is what is minimized, P what you care about. Zoom with the wheel, drag to move, and double-click to follow again.</source>
        <translation>J es lo que se minimiza, P lo que importa. La rueda amplía, arrastrar mueve y un doble clic vuelve a seguir los datos.</translation>
    </message>
    <message>
        <source>Change one thing</source>
        <translation>Cambiar una sola cosa</translation>
    </message>
    <message>
        <source>Every field may be changed. Those with a dot act at once, also while it trains: try the learning rate.</source>
        <translation>Todos los campos se pueden cambiar. Los que llevan un punto actúan al instante, también durante el entrenamiento: probar con la tasa de aprendizaje.</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Construir</translation>
    </message>
    <message>
        <source>Click a layer to change it, + to insert one, and drag to move it. Everything can be undone.</source>
        <translation>Un clic en una capa permite cambiarla, + inserta otra y arrastrar la mueve. Todo se puede deshacer.</translation>
    </message>
    <message>
        <source>Find everything</source>
        <translation>Encontrarlo todo</translation>
    </message>
    <message>
        <source>File &gt; Examples has experiments to start from. Ctrl+Shift+P finds every command by a few letters.</source>
        <translation>En Archivo &gt; Ejemplos hay experimentos para empezar. Ctrl+Mayús+P encuentra cualquier comando con unas letras.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>Track</name>
    <message>
        <source>Moment of the run</source>
        <translation>Momento de la ejecución</translation>
    </message>
    <message>
        <source>step {step} of {head}</source>
        <translation>paso {step} de {head}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>paso {step}</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Descenso</source>
        <translation>Descenso</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>velocidad</translation>
    </message>
    <message>
        <source>device</source>
        <translation>dispositivo</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>{count} steps/s</source>
        <translation>{count} pasos/s</translation>
    </message>
    <message>
        <source>{count} samples/s</source>
        <translation>{count} muestras/s</translation>
    </message>
    <message>
        <source>{device} · compiled</source>
        <translation>{device} · compilado</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 hilo</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} hilos</translation>
    </message>
    <message>
        <source>Compiled kernels make the updates.</source>
        <translation>Núcleos compilados hacen las actualizaciones.</translation>
    </message>
    <message>
        <source>Plain array operations make the updates ({threads}).</source>
        <translation>Las actualizaciones se hacen con operaciones sobre arreglos ({threads}).</translation>
    </message>
    <message>
        <source>Compiled kernels are not taken: {reason}.</source>
        <translation>No se usan núcleos compilados: {reason}.</translation>
    </message>
</context>
<context>
    <name>UnitMapsView</name>
    <message>
        <source>What each unit computes</source>
        <translation>Lo que calcula cada unidad</translation>
    </message>
    <message>
        <source>unit {unit}: {value}
at x₁ = {x1}, x₂ = {x2}</source>
        <translation>unidad {unit}: {value}
en x₁ = {x1}, x₂ = {x2}</translation>
    </message>
</context>
<context>
    <name>UnitMenu</name>
    <message>
        <source>Horizontal axis</source>
        <translation>Eje horizontal</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Multiply–adds</source>
        <translation>Multiplicaciones y sumas</translation>
    </message>
</context>
<context>
    <name>UpdateAnatomy</name>
    <message>
        <source>All layers</source>
        <translation>Todas las capas</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradiente</translation>
    </message>
    <message>
        <source>+ penalties</source>
        <translation>+ penalizaciones</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>recortado</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>momento</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>escalado</translation>
    </message>
    <message>
        <source>trust ratio</source>
        <translation>razón de confianza</translation>
    </message>
    <message>
        <source>+ own decay</source>
        <translation>+ decaimiento propio</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>method</source>
        <translation>método</translation>
    </message>
    <message>
        <source>+ decay</source>
        <translation>+ decaimiento</translation>
    </message>
    <message>
        <source>bounded</source>
        <translation>acotado</translation>
    </message>
    <message>
        <source>update</source>
        <translation>actualización</translation>
    </message>
    <message>
        <source>The negative gradient of the loss on the batch</source>
        <translation>El gradiente negativo de la función de pérdida en el lote</translation>
    </message>
    <message>
        <source>What the penalties of J add to it</source>
        <translation>Lo que le suman las penalizaciones de J</translation>
    </message>
    <message>
        <source>The gradient that the wrapper takes in its place</source>
        <translation>El gradiente que el envoltorio toma en su lugar</translation>
    </message>
    <message>
        <source>After gradient clipping</source>
        <translation>Tras recortar el gradiente</translation>
    </message>
    <message>
        <source>With the memory of earlier gradients or steps</source>
        <translation>Con la memoria de gradientes o pasos anteriores</translation>
    </message>
    <message>
        <source>After the preconditioner: divided by lengths or curvatures</source>
        <translation>Tras el precondicionador: dividido por longitudes o curvaturas</translation>
    </message>
    <message>
        <source>Scaled by the length of each parameter array</source>
        <translation>Escalado según la longitud de cada matriz de parámetros</translation>
    </message>
    <message>
        <source>What the method&apos;s own weight decay adds</source>
        <translation>Lo que suma el decaimiento de pesos propio del método</translation>
    </message>
    <message>
        <source>Times the learning rate, or the length that a search has found</source>
        <translation>Por la tasa de aprendizaje, o por la longitud que halló una búsqueda</translation>
    </message>
    <message>
        <source>The method&apos;s update</source>
        <translation>La actualización del método</translation>
    </message>
    <message>
        <source>What the decoupled weight decay adds</source>
        <translation>Lo que suma el decaimiento de pesos desacoplado</translation>
    </message>
    <message>
        <source>Brought back to where J is defined and no norm too large</source>
        <translation>Devuelto adonde J está definida y ninguna norma es demasiado grande</translation>
    </message>
    <message>
        <source>After the wrapper</source>
        <translation>Tras el envoltorio</translation>
    </message>
    <message>
        <source>What is added to the parameters</source>
        <translation>Lo que se suma a los parámetros</translation>
    </message>
    <message>
        <source>The update is zero: nothing moves.</source>
        <translation>La actualización es cero: nada se mueve.</translation>
    </message>
    <message>
        <source>Predicted {first}, but J is not finite where the update leads.</source>
        <translation>Previsto {first}, pero J no es finita adonde lleva la actualización.</translation>
    </message>
    <message>
        <source>Predicted {first}; what comes of it is lost in rounding.</source>
        <translation>Previsto {first}; lo que resulta se pierde en el redondeo.</translation>
    </message>
    <message>
        <source>Predicted {first}, actual {actual}:</source>
        <translation>Previsto {first}, real {actual}:</translation>
    </message>
    <message>
        <source>the step is so short that the slope alone decides.</source>
        <translation>el paso es tan corto que solo decide la pendiente.</translation>
    </message>
    <message>
        <source>the update leads uphill on this batch.</source>
        <translation>la actualización va cuesta arriba en este lote.</translation>
    </message>
    <message>
        <source>the update leads uphill on this batch, and not as the curvature says.</source>
        <translation>la actualización va cuesta arriba en este lote, y no como dice la curvatura.</translation>
    </message>
    <message>
        <source>the step is too long: the curvature takes back more than the slope gives.</source>
        <translation>el paso es demasiado largo: la curvatura quita más de lo que da la pendiente.</translation>
    </message>
    <message>
        <source>the step is too long: beyond the reach of slope and curvature.</source>
        <translation>el paso es demasiado largo: más allá de lo que alcanzan pendiente y curvatura.</translation>
    </message>
    <message>
        <source>J bends down along the update, which adds {share}.</source>
        <translation>J se curva hacia abajo a lo largo de la actualización, lo que suma un {share}.</translation>
    </message>
    <message>
        <source>J falls {share} further, which the curvature does not explain.</source>
        <translation>J baja un {share} más, lo que la curvatura no explica.</translation>
    </message>
    <message>
        <source>the curvature takes back {share}.</source>
        <translation>la curvatura quita un {share}.</translation>
    </message>
    <message>
        <source>{share} is lost, which the curvature does not explain.</source>
        <translation>se pierde un {share}, lo que la curvatura no explica.</translation>
    </message>
    <message>
        <source>From the stage “{stage}” on it points uphill.</source>
        <translation>Desde la etapa «{stage}» apunta cuesta arriba.</translation>
    </message>
    <message>
        <source>Clipping leaves {share} of the gradient.</source>
        <translation>El recorte deja un {share} del gradiente.</translation>
    </message>
    <message>
        <source>{share} of the slope comes from layer {layer}.</source>
        <translation>Un {share} de la pendiente viene de la capa {layer}.</translation>
    </message>
    <message>
        <source>On all training data J rises.</source>
        <translation>En todos los datos de entrenamiento J sube.</translation>
    </message>
    <message>
        <source>The learning rate is 0 here: what it multiplies cannot be told.</source>
        <translation>Aquí la tasa de aprendizaje es 0: no se puede saber lo que multiplica.</translation>
    </message>
    <message>
        <source>A layer has no exact Hessian product: central differences.</source>
        <translation>Una capa no tiene producto hessiano exacto: diferencias centrales.</translation>
    </message>
    <message>
        <source>The curvature along the update is not finite.</source>
        <translation>La curvatura a lo largo de la actualización no es finita.</translation>
    </message>
</context>
<context>
    <name>UpdateAnatomyView</name>
    <message>
        <source>Exact figures as a table</source>
        <translation>Cifras exactas en una tabla</translation>
    </message>
    <message>
        <source>This run has stopped: no update is to come.</source>
        <translation>Esta ejecución se ha detenido: no habrá más actualizaciones.</translation>
    </message>
    <message>
        <source>The update that comes is taken apart …</source>
        <translation>Se desmonta la actualización que viene …</translation>
    </message>
    <message>
        <source>Pause to see why the parameters move as they do.</source>
        <translation>Pausa para ver por qué los parámetros se mueven así.</translation>
    </message>
</context>
<context>
    <name>ValuesEditor</name>
    <message>
        <source>{field}: values</source>
        <translation>{field}: valores</translation>
    </message>
</context>
<context>
    <name>ValuesField</name>
    <message>
        <source>A list such as {list}, or a range such as {range}: nine values.</source>
        <translation>Una lista como {list}, o un intervalo como {range}: nueve valores.</translation>
    </message>
    <message>
        <source>1 value</source>
        <translation>1 valor</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>{count} valores</translation>
    </message>
    <message>
        <source>Type values, such as {example}.</source>
        <translation>Escribir valores, por ejemplo {example}.</translation>
    </message>
    <message>
        <source>These are more than {most} values.</source>
        <translation>Son más de {most} valores.</translation>
    </message>
    <message>
        <source>A range goes from a smaller to a larger value, as {example}.</source>
        <translation>Un intervalo va de un valor menor a uno mayor, como {example}.</translation>
    </message>
</context>
<context>
    <name>WeightHistogramsView</name>
    <message>
        <source>Weight and gradient histograms</source>
        <translation>Histogramas de pesos y gradientes</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradientes</translation>
    </message>
    <message>
        <source>The gradients of the layer&apos;s weights instead</source>
        <translation>Los gradientes de los pesos de la capa en su lugar</translation>
    </message>
    <message>
        <source>Magnitudes on a logarithmic axis</source>
        <translation>Valores absolutos en un eje logarítmico</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Escala logarítmica</translation>
    </message>
    <message>
        <source>step {step}: nothing here</source>
        <translation>paso {step}: nada aquí</translation>
    </message>
    <message>
        <source>step {step}: {count} of {total} between {low} and {high}</source>
        <translation>paso {step}: {count} de {total} entre {low} y {high}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>Each histogram is as high as its own fullest bin; the newest of {count} stands in front.</source>
        <translation>Cada histograma es tan alto como su intervalo más lleno; el más reciente de los {count} está delante.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>What do you want to see?</source>
        <translation>¿Qué se quiere ver?</translation>
    </message>
    <message>
        <source>Choose an example, then press Space to train.</source>
        <translation>Elegir un ejemplo y pulsar Espacio para entrenar.</translation>
    </message>
    <message>
        <source>Empty Experiment</source>
        <translation>Experimento vacío</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Back to the experiment</source>
        <translation>Volver al experimento</translation>
    </message>
    <message>
        <source>Recent:</source>
        <translation>Recientes:</translation>
    </message>
</context>
<context>
    <name>WorkArea</name>
    <message>
        <source>Cancel: {work}</source>
        <translation>Cancelar: {work}</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Cancelar (Esc)</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>The rectified linear unit. At z = 0 the slope is 0 (the left side&apos;s).</source>
        <translation>La unidad lineal rectificada. En z = 0 la pendiente es 0 (la del lado izquierdo).</translation>
    </message>
    <message>
        <source>f(z) = max(0, z)</source>
        <translation>f(z) = máx(0, z)</translation>
    </message>
    <message>
        <source>Nair &amp; Hinton 2010, Rectified linear units improve restricted Boltzmann machines</source>
        <translation>Nair y Hinton 2010, Rectified linear units improve restricted Boltzmann machines</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>The hyperbolic tangent, a sigmoid with zero mean.</source>
        <translation>La tangente hiperbólica, una sigmoide de media cero.</translation>
    </message>
    <message>
        <source>f(z) = tanh z</source>
        <translation>f(z) = tanh z</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Orr &amp; Müller 1998, Efficient BackProp, section 4.4</source>
        <translation>LeCun, Bottou, Orr y Müller 1998, Efficient BackProp, sección 4.4</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoide</translation>
    </message>
    <message>
        <source>The logistic sigmoid, which saturates at 0 and at 1.</source>
        <translation>La sigmoide logística, que se satura en 0 y en 1.</translation>
    </message>
    <message>
        <source>f(z) = 1 / (1 + e⁻ᶻ)</source>
        <translation>f(z) = 1 / (1 + e⁻ᶻ)</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.3.2</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.3.2</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>ReLU con fuga</translation>
    </message>
    <message>
        <source>A ReLU that lets a little through for negative z. At z = 0 the slope is α (the left side&apos;s).</source>
        <translation>Una ReLU que deja pasar un poco para z negativo. En z = 0 la pendiente es α (la del lado izquierdo).</translation>
    </message>
    <message>
        <source>f(z) = max(z, αz)</source>
        <translation>f(z) = máx(z, αz)</translation>
    </message>
    <message>
        <source>Maas, Hannun &amp; Ng 2013, Rectifier nonlinearities improve neural network acoustic models</source>
        <translation>Maas, Hannun y Ng 2013, Rectifier nonlinearities improve neural network acoustic models</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation variants="yes">
            <lengthvariant>Pendiente negativa</lengthvariant>
            <lengthvariant>Pendiente</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Slope for negative inputs: 0 is the ReLU, 1 the identity.</source>
        <translation>Pendiente para entradas negativas: 0 es la ReLU; 1, la identidad.</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Linear for positive z, an exponential that saturates at −α for negative z.</source>
        <translation>Lineal para z positivo; para z negativo, una exponencial que se satura en −α.</translation>
    </message>
    <message>
        <source>f(z) = z for z &gt; 0, α (eᶻ − 1) else</source>
        <translation>f(z) = z si z &gt; 0, α (eᶻ − 1) si no</translation>
    </message>
    <message>
        <source>Clevert, Unterthiner &amp; Hochreiter 2016, arXiv:1511.07289, eq. 15</source>
        <translation>Clevert, Unterthiner y Hochreiter 2016, arXiv:1511.07289, ec. 15</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>Depth at which f saturates.</source>
        <translation>Profundidad a la que f se satura.</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>z times the probability that a standard normal is below z; the exact form, without approximation by tanh.</source>
        <translation>z por la probabilidad de que una normal estándar quede por debajo de z; la forma exacta, sin aproximarla con tanh.</translation>
    </message>
    <message>
        <source>f(z) = z Φ(z)</source>
        <translation>f(z) = z Φ(z)</translation>
    </message>
    <message>
        <source>Hendrycks &amp; Gimpel 2016, Gaussian error linear units, arXiv:1606.08415, section 2</source>
        <translation>Hendrycks y Gimpel 2016, Gaussian error linear units, arXiv:1606.08415, sección 2</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>The sigmoid-weighted linear unit: smooth, with a shallow minimum left of zero.</source>
        <translation>La unidad lineal ponderada por la sigmoide: suave, con un mínimo poco profundo a la izquierda del cero.</translation>
    </message>
    <message>
        <source>f(z) = z σ(z)</source>
        <translation>f(z) = z σ(z)</translation>
    </message>
    <message>
        <source>Elfwing, Uchibe &amp; Doya 2018, arXiv:1702.03118; Ramachandran, Zoph &amp; Le 2017 (Swish), arXiv:1710.05941</source>
        <translation>Elfwing, Uchibe y Doya 2018, arXiv:1702.03118; Ramachandran, Zoph y Le 2017 (Swish), arXiv:1710.05941</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>A smooth ReLU; its slope is the sigmoid.</source>
        <translation>Una ReLU suave; su pendiente es la sigmoide.</translation>
    </message>
    <message>
        <source>f(z) = ln(1 + eᶻ)</source>
        <translation>f(z) = ln(1 + eᶻ)</translation>
    </message>
    <message>
        <source>Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing</source>
        <translation>Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>No nonlinearity: the layer stays linear.</source>
        <translation>Sin no linealidad: la capa sigue siendo lineal.</translation>
    </message>
    <message>
        <source>f(z) = z</source>
        <translation>f(z) = z</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.2.2.1</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.2.2.1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>The gradient passes unchanged.</source>
        <translation>El gradiente pasa sin cambios.</translation>
    </message>
    <message>
        <source>g</source>
        <translation>g</translation>
    </message>
    <message>
        <source>the gradient as it is</source>
        <translation>el gradiente tal cual</translation>
    </message>
    <message>
        <source>By norm</source>
        <translation>Por norma</translation>
    </message>
    <message>
        <source>Shortens a gradient longer than the threshold; its direction stays.</source>
        <translation>Acorta el gradiente cuya norma supera el umbral; conserva su dirección.</translation>
    </message>
    <message>
        <source>g ← g · min(1, c / ∥g∥)</source>
        <translation>g ← g · mín(1, c / ∥g∥)</translation>
    </message>
    <message>
        <source>Pascanu, Mikolov &amp; Bengio 2013, arXiv:1211.5063, algorithm 1</source>
        <translation>Pascanu, Mikolov y Bengio 2013, arXiv:1211.5063, algoritmo 1</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Longest gradient that passes unchanged.</source>
        <translation>Norma máxima con la que el gradiente pasa sin cambios.</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>Por valor</translation>
    </message>
    <message>
        <source>Bounds every component by itself; the direction may change.</source>
        <translation>Acota cada componente por separado; la dirección puede cambiar.</translation>
    </message>
    <message>
        <source>gᵢ ← min(c, max(−c, gᵢ))</source>
        <translation>gᵢ ← mín(c, máx(−c, gᵢ))</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 10.11.1</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 10.11.1</translation>
    </message>
    <message>
        <source>Largest component, in absolute value, that passes unchanged.</source>
        <translation>Valor absoluto máximo con el que una componente pasa sin cambios.</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation variants="yes">
            <lengthvariant>Dígitos manuscritos</lengthvariant>
            <lengthvariant>Dígitos</lengthvariant>
        </translation>
    </message>
    <message>
        <source>1797 digits of 8×8 pixels; a stratified fifth of them is held out for the test.</source>
        <translation>1797 dígitos de 8×8 píxeles; una quinta parte, estratificada, se reserva para la prueba.</translation>
    </message>
    <message>
        <source>1797 images of 8×8 pixels, 10 classes</source>
        <translation>1797 imágenes de 8×8 píxeles, 10 clases</translation>
    </message>
    <message>
        <source>Alpaydin &amp; Kaynak 1998, Optical Recognition of Handwritten Digits, UCI (test part)</source>
        <translation>Alpaydin y Kaynak 1998, Optical Recognition of Handwritten Digits, UCI (parte de prueba)</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation variants="yes">
            <lengthvariant>Ruido de etiquetas</lengthvariant>
            <lengthvariant>Ruido etiquetas</lengthvariant>
            <lengthvariant>Ruido etiq.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share of the training labels that are redrawn at random (of training targets that are shuffled, in regression). Validation and test stay clean.</source>
        <translation>Proporción de etiquetas de entrenamiento que se vuelven a sortear (en regresión, de valores de entrenamiento que se permutan). Validación y prueba quedan limpias.</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation variants="yes">
            <lengthvariant>Parte de validación</lengthvariant>
            <lengthvariant>Validación</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share held out to tune and to stop.</source>
        <translation>Proporción que se reserva para ajustar y para decidir cuándo parar.</translation>
    </message>
    <message>
        <source>Standardize</source>
        <translation>Estandarizar</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation variants="yes">
            <lengthvariant>Semilla de datos</lengthvariant>
            <lengthvariant>Sem. de datos</lengthvariant>
            <lengthvariant>Sem. datos</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Draws the samples, their noise and the splits.</source>
        <translation>De ella salen las muestras, su ruido y la partición.</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation variants="yes">
            <lengthvariant>Fashion-MNIST</lengthvariant>
            <lengthvariant>Fashion</lengthvariant>
        </translation>
    </message>
    <message>
        <source>5000 articles of clothing, the last 1000 for the test; harder than digits of the same size.</source>
        <translation>5000 prendas de vestir, las últimas 1000 para la prueba; más difícil que los dígitos del mismo tamaño.</translation>
    </message>
    <message>
        <source>4000 + 1000 images of 28×28 pixels, 10 classes</source>
        <translation>4000 + 1000 imágenes de 28×28 píxeles, 10 clases</translation>
    </message>
    <message>
        <source>Xiao, Rasul &amp; Vollgraf 2017, arXiv:1708.07747 (balanced subset)</source>
        <translation>Xiao, Rasul y Vollgraf 2017, arXiv:1708.07747 (subconjunto equilibrado)</translation>
    </message>
    <message>
        <source>T-shirt/top</source>
        <translation>Camiseta</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>Pantalón</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>Jersey</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>Vestido</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>Abrigo</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>Sandalia</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>Camisa</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>Zapatilla</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Bolso</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>Botín</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>12000 handwritten digits, the last 2000 for the test.</source>
        <translation>12 000 dígitos manuscritos, los últimos 2000 para la prueba.</translation>
    </message>
    <message>
        <source>10000 + 2000 images of 28×28 pixels, 10 classes</source>
        <translation>10 000 + 2000 imágenes de 28×28 píxeles, 10 clases</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Bengio &amp; Haffner 1998, Gradient-based learning applied to document recognition (balanced subset)</source>
        <translation>LeCun, Bottou, Bengio y Haffner 1998, Gradient-based learning applied to document recognition (subconjunto equilibrado)</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation variants="yes">
            <lengthvariant>Dos espirales</lengthvariant>
            <lengthvariant>Espirales</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Two arms wound around each other; no straight line helps, and every turn makes it harder.</source>
        <translation>Dos brazos enrollados uno en torno al otro; ninguna recta sirve, y cada vuelta lo hace más difícil.</translation>
    </message>
    <message>
        <source>r (cos(2πnr + πk), sin(2πnr + πk)), 0 ≤ r ≤ 1, class k</source>
        <translation>r (cos(2πnr + πk), sen(2πnr + πk)), 0 ≤ r ≤ 1, clase k</translation>
    </message>
    <message>
        <source>after Lang &amp; Witbrock 1988, Learning to tell two spirals apart</source>
        <translation>según Lang y Witbrock 1988, Learning to tell two spirals apart</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Vueltas</translation>
    </message>
    <message>
        <source>Windings of each arm.</source>
        <translation>Vueltas de cada brazo.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>Standard deviation of the points about their places.</source>
        <translation>Desviación típica de los puntos en torno a su lugar.</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>What the network sees of a point (x₁, x₂).</source>
        <translation>Lo que la red ve de un punto (x₁, x₂).</translation>
    </message>
    <message>
        <source>x₁</source>
        <translation>x₁</translation>
    </message>
    <message>
        <source>x₂</source>
        <translation>x₂</translation>
    </message>
    <message>
        <source>x₁²</source>
        <translation>x₁²</translation>
    </message>
    <message>
        <source>x₂²</source>
        <translation>x₂²</translation>
    </message>
    <message>
        <source>x₁x₂</source>
        <translation>x₁x₂</translation>
    </message>
    <message>
        <source>sin x₁</source>
        <translation>sen x₁</translation>
    </message>
    <message>
        <source>sin x₂</source>
        <translation>sen x₂</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Number of points.</source>
        <translation>Número de puntos.</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation variants="yes">
            <lengthvariant>Parte de prueba</lengthvariant>
            <lengthvariant>Prueba</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share held out to measure learning.</source>
        <translation>Proporción que se reserva para medir lo aprendido.</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>Dos lunas</translation>
    </message>
    <message>
        <source>Two half circles, each reaching into the other; centered at the origin.</source>
        <translation>Dos semicircunferencias que se adentran una en la otra, centradas en el origen.</translation>
    </message>
    <message>
        <source>(cos t, sin t) and (1 − cos t, ½ − sin t), 0 ≤ t ≤ π</source>
        <translation>(cos t, sen t) y (1 − cos t, ½ − sen t), 0 ≤ t ≤ π</translation>
    </message>
    <message>
        <source>synthetic: two half circles of radius 1, the second turned over and shifted</source>
        <translation>sintético: dos semicircunferencias de radio 1, la segunda invertida y desplazada</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>Círculos</translation>
    </message>
    <message>
        <source>One circle inside another: x₁² + x₂² tells them apart, no straight line does.</source>
        <translation>Una circunferencia dentro de otra: x₁² + x₂² las separa; ninguna recta lo hace.</translation>
    </message>
    <message>
        <source>(cos t, sin t) and f · (cos t, sin t), 0 ≤ t &lt; 2π</source>
        <translation>(cos t, sen t) y f · (cos t, sen t), 0 ≤ t &lt; 2π</translation>
    </message>
    <message>
        <source>synthetic: a circle of radius 1 around a smaller one</source>
        <translation>sintético: una circunferencia de radio 1 alrededor de otra menor</translation>
    </message>
    <message>
        <source>Inner radius</source>
        <translation variants="yes">
            <lengthvariant>Radio interior</lengthvariant>
            <lengthvariant>Radio int.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Radius of the inner circle.</source>
        <translation>Radio de la circunferencia interior.</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Four clouds at the corners of a square, opposite ones of one class; without noise the four points of XOR.</source>
        <translation>Cuatro nubes en los vértices de un cuadrado, las opuestas de la misma clase; sin ruido, los cuatro puntos del XOR.</translation>
    </message>
    <message>
        <source>(±1, ±1); class 1 where the signs differ</source>
        <translation>(±1, ±1); clase 1 si los signos difieren</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.1; Minsky &amp; Papert 1969, Perceptrons</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.1; Minsky y Papert 1969, Perceptrons</translation>
    </message>
    <message>
        <source>Gaussian blobs</source>
        <translation variants="yes">
            <lengthvariant>Nubes gaussianas</lengthvariant>
            <lengthvariant>Nubes gauss.</lengthvariant>
            <lengthvariant>Nubes</lengthvariant>
        </translation>
    </message>
    <message>
        <source>One round cloud per class, on a circle of radius 1.</source>
        <translation>Una nube redonda por clase, sobre una circunferencia de radio 1.</translation>
    </message>
    <message>
        <source>x ~ N((cos 2πk/K, sin 2πk/K), σ²), class k</source>
        <translation>x ~ N((cos 2πk/K, sen 2πk/K), σ²), clase k</translation>
    </message>
    <message>
        <source>synthetic: normal clouds around the corners of a regular polygon</source>
        <translation>sintético: nubes normales en torno a los vértices de un polígono regular</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Number of clouds.</source>
        <translation>Número de nubes.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Dispersión</translation>
    </message>
    <message>
        <source>Standard deviation of each cloud.</source>
        <translation>Desviación típica de cada nube.</translation>
    </message>
    <message>
        <source>Noisy function</source>
        <translation variants="yes">
            <lengthvariant>Función con ruido</lengthvariant>
            <lengthvariant>Función ruidosa</lengthvariant>
            <lengthvariant>Función</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Points around the graph of a function; the network is to find the function again.</source>
        <translation>Puntos en torno a la gráfica de una función; la red debe recuperar la función.</translation>
    </message>
    <message>
        <source>y = f(x) + ε, ε ~ N(0, σ²)</source>
        <translation>y = f(x) + ε, ε ~ N(0, σ²)</translation>
    </message>
    <message>
        <source>synthetic: x uniform in [−1, 1], normal noise on y</source>
        <translation>sintético: x uniforme en [−1, 1], ruido normal en y</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>What is hidden under the noise.</source>
        <translation>Lo que se esconde bajo el ruido.</translation>
    </message>
    <message>
        <source>Sine: sin 2πx</source>
        <translation variants="yes">
            <lengthvariant>Seno: sen 2πx</lengthvariant>
            <lengthvariant>Seno</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Cubic: 4x³ − 3x</source>
        <translation variants="yes">
            <lengthvariant>Cúbica: 4x³ − 3x</lengthvariant>
            <lengthvariant>Cúbica</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Step: sign x</source>
        <translation variants="yes">
            <lengthvariant>Escalón: signo x</lengthvariant>
            <lengthvariant>Escalón</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Sinc: sin 4πx / 4πx</source>
        <translation variants="yes">
            <lengthvariant>Sinc: sen 4πx / 4πx</lengthvariant>
            <lengthvariant>Sinc</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Chirp: sin 3π(x + 1)²/2</source>
        <translation variants="yes">
            <lengthvariant>Chirp: sen 3π(x + 1)²/2</lengthvariant>
            <lengthvariant>Chirp</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Kink: |x|</source>
        <translation>Pico: |x|</translation>
    </message>
    <message>
        <source>Standard deviation of y about the function, in every part.</source>
        <translation>Desviación típica de y en torno a la función, en todas las partes.</translation>
    </message>
    <message>
        <source>Scale target</source>
        <translation variants="yes">
            <lengthvariant>Escalar el objetivo</lengthvariant>
            <lengthvariant>Escalar objetivo</lengthvariant>
            <lengthvariant>Escalar obj.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>Keeps the second moment of activations through ReLU layers.</source>
        <translation>Conserva el segundo momento de las activaciones a través de las capas ReLU.</translation>
    </message>
    <message>
        <source>Var W = g² · 2 / fan_in</source>
        <translation>Var W = g² · 2 / fan_in</translation>
    </message>
    <message>
        <source>He, Zhang, Ren &amp; Sun 2015, Delving deep into rectifiers, arXiv:1502.01852, eq. 10</source>
        <translation>He, Zhang, Ren y Sun 2015, Delving deep into rectifiers, arXiv:1502.01852, ec. 10</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Ganancia</translation>
    </message>
    <message>
        <source>Factor on every weight.</source>
        <translation>Factor de todos los pesos.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribución</translation>
    </message>
    <message>
        <source>Shape of the draw.</source>
        <translation>Forma del sorteo.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Uniforme</translation>
    </message>
    <message>
        <source>Glorot</source>
        <translation>Glorot</translation>
    </message>
    <message>
        <source>Keeps activations and gradients alike in size through linear and tanh layers.</source>
        <translation>Mantiene activaciones y gradientes de tamaño parecido a través de capas lineales y tanh.</translation>
    </message>
    <message>
        <source>Var W = g² · 2 / (fan_in + fan_out)</source>
        <translation>Var W = g² · 2 / (fan_in + fan_out)</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, eq. 12</source>
        <translation>Glorot y Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, ec. 12</translation>
    </message>
    <message>
        <source>LeCun</source>
        <translation>LeCun</translation>
    </message>
    <message>
        <source>Keeps the variance of weighted sums at that of the inputs.</source>
        <translation>Mantiene la varianza de las sumas ponderadas igual a la de las entradas.</translation>
    </message>
    <message>
        <source>Var W = g² / fan_in</source>
        <translation>Var W = g² / fan_in</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Orr &amp; Müller 1998, Efficient BackProp, section 4.6</source>
        <translation>LeCun, Bottou, Orr y Müller 1998, Efficient BackProp, sección 4.6</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>Ortogonal</translation>
    </message>
    <message>
        <source>Random rotations: all singular values of a weight matrix are g, so linear signals keep their length.</source>
        <translation>Rotaciones aleatorias: todos los valores singulares de una matriz de pesos son g, y las señales lineales conservan su longitud.</translation>
    </message>
    <message>
        <source>W = g Q, QᵀQ = 1 or QQᵀ = 1</source>
        <translation>W = g Q, QᵀQ = 1 o QQᵀ = 1</translation>
    </message>
    <message>
        <source>Saxe, McClelland &amp; Ganguli 2014, arXiv:1312.6120, section 3.1</source>
        <translation>Saxe, McClelland y Ganguli 2014, arXiv:1312.6120, sección 3.1</translation>
    </message>
    <message>
        <source>Every singular value.</source>
        <translation>Cada valor singular.</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation variants="yes">
            <lengthvariant>Correcciones</lengthvariant>
            <lengthvariant>Correcc.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Zero-mean normal weights of one standard deviation for all layers.</source>
        <translation>Pesos normales de media cero, con la misma desviación típica en todas las capas.</translation>
    </message>
    <message>
        <source>W ~ N(0, σ²)</source>
        <translation>W ~ N(0, σ²)</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.4</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.4</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation variants="yes">
            <lengthvariant>Desviación típica</lengthvariant>
            <lengthvariant>Desv. típica</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Hard tanh</source>
        <translation variants="yes">
            <lengthvariant>tanh recortada</lengthvariant>
            <lengthvariant>tanh rec.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>A tanh of straight lines. At z = −1 the slope is 0 and at z = 1 it is 1 (the left sides&apos;).</source>
        <translation>Una tanh hecha de rectas. En z = −1 la pendiente es 0 y en z = 1 es 1 (las de la izquierda).</translation>
    </message>
    <message>
        <source>f(z) = max(−1, min(1, z))</source>
        <translation>f(z) = máx(−1, mín(1, z))</translation>
    </message>
    <message>
        <source>Collobert et al. 2011, Natural language processing (almost) from scratch, JMLR 12, section 3.3</source>
        <translation>Collobert et al. 2011, Natural language processing (almost) from scratch, JMLR 12, sección 3.3</translation>
    </message>
    <message>
        <source>Softsign</source>
        <translation>Softsign</translation>
    </message>
    <message>
        <source>A sigmoid whose tails are polynomial, not exponential. At z = 0 the curvature is 2 (the left side&apos;s).</source>
        <translation>Una sigmoide de colas polinomiales y no exponenciales. En z = 0 la curvatura es 2 (la de la izquierda).</translation>
    </message>
    <message>
        <source>f(z) = z / (1 + |z|)</source>
        <translation>f(z) = z / (1 + |z|)</translation>
    </message>
    <message>
        <source>Bergstra, Desjardins, Lamblin &amp; Bengio 2009, Quadratic polynomials learn better image features</source>
        <translation>Bergstra, Desjardins, Lamblin y Bengio 2009, Quadratic polynomials learn better image features</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>An ELU whose constants keep mean 0 and variance 1 from layer to layer, given weights of variance 1/n.</source>
        <translation>Una ELU cuyas constantes conservan media 0 y varianza 1 de capa en capa, si los pesos tienen varianza 1/n.</translation>
    </message>
    <message>
        <source>f(z) = λz for z &gt; 0, λα (eᶻ − 1) else; λ ≈ 1.0507, α ≈ 1.6733</source>
        <translation>f(z) = λz si z &gt; 0, λα (eᶻ − 1) si no; λ ≈ 1.0507, α ≈ 1.6733</translation>
    </message>
    <message>
        <source>Klambauer, Unterthiner, Mayr &amp; Hochreiter 2017, arXiv:1706.02515, eq. 2</source>
        <translation>Klambauer, Unterthiner, Mayr y Hochreiter 2017, arXiv:1706.02515, ec. 2</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>Mish</translation>
    </message>
    <message>
        <source>z times the tanh of its softplus: smooth, with a shallow minimum left of zero.</source>
        <translation>z por la tanh de su softplus: suave, con un mínimo poco profundo a la izquierda del cero.</translation>
    </message>
    <message>
        <source>f(z) = z tanh(ln(1 + eᶻ))</source>
        <translation>f(z) = z tanh(ln(1 + eᶻ))</translation>
    </message>
    <message>
        <source>Misra 2019, Mish: a self regularized non-monotonic activation function, arXiv:1908.08681</source>
        <translation>Misra 2019, Mish: a self regularized non-monotonic activation function, arXiv:1908.08681</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>Seno</translation>
    </message>
    <message>
        <source>Periodic: layers of it fit signals with fine detail, and their derivatives.</source>
        <translation>Periódica: sus capas ajustan señales con detalle fino, y también sus derivadas.</translation>
    </message>
    <message>
        <source>f(z) = sin(ωz)</source>
        <translation>f(z) = sen(ωz)</translation>
    </message>
    <message>
        <source>Sitzmann, Martel, Bergman, Lindell &amp; Wetzstein 2020 (SIREN), arXiv:2006.09661, section 3</source>
        <translation>Sitzmann, Martel, Bergman, Lindell y Wetzstein 2020 (SIREN), arXiv:2006.09661, sección 3</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation variants="yes">
            <lengthvariant>Frecuencia</lengthvariant>
            <lengthvariant>Frec.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>SIREN takes 30, with weights behind the first layer that start 30 times smaller.</source>
        <translation>SIREN usa 30, con pesos que tras la primera capa empiezan 30 veces más pequeños.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Moves each image by whole pixels along both axes.</source>
        <translation>Mueve cada imagen píxeles enteros a lo largo de ambos ejes.</translation>
    </message>
    <message>
        <source>x(i, j) ← x(i − a, j − b), a, b ~ U{−s, …, s}</source>
        <translation>x(i, j) ← x(i − a, j − b), a, b ~ U{−s, …, s}</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Bengio &amp; Haffner 1998, Gradient-based learning applied to document recognition</source>
        <translation>LeCun, Bottou, Bengio y Haffner 1998, Gradient-based learning applied to document recognition</translation>
    </message>
    <message>
        <source>Largest shift</source>
        <translation variants="yes">
            <lengthvariant>Desplazamiento máximo</lengthvariant>
            <lengthvariant>Desplaz. máx.</lengthvariant>
            <lengthvariant>Desplaz.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Bound on the shift along each axis, in both directions.</source>
        <translation>Cota del desplazamiento en cada eje, en ambos sentidos.</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>píxeles</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Reflexión</translation>
    </message>
    <message>
        <source>Mirrors images left to right, or top to bottom; digits and letters change their meaning, most things do not.</source>
        <translation>Refleja las imágenes de izquierda a derecha o de arriba abajo; los dígitos y las letras cambian de significado, la mayoría de las cosas no.</translation>
    </message>
    <message>
        <source>x(i, j) ← x(i, W − 1 − j) with probability p</source>
        <translation>x(i, j) ← x(i, W − 1 − j) con probabilidad p</translation>
    </message>
    <message>
        <source>Krizhevsky, Sutskever &amp; Hinton 2012, ImageNet classification with deep CNNs, section 4.1</source>
        <translation>Krizhevsky, Sutskever y Hinton 2012, ImageNet classification with deep CNNs, sección 4.1</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation variants="yes">
            <lengthvariant>De izquierda a derecha</lengthvariant>
            <lengthvariant>Izq. a der.</lengthvariant>
            <lengthvariant>Izq.–der.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Probability that left and right are exchanged.</source>
        <translation>Probabilidad de intercambiar izquierda y derecha.</translation>
    </message>
    <message>
        <source>Top to bottom</source>
        <translation variants="yes">
            <lengthvariant>De arriba abajo</lengthvariant>
            <lengthvariant>Arriba–abajo</lengthvariant>
            <lengthvariant>Vertical</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Probability that top and bottom are exchanged.</source>
        <translation>Probabilidad de intercambiar arriba y abajo.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotación</translation>
    </message>
    <message>
        <source>Turns each image about its center, counterclockwise for positive angles, with bilinear interpolation.</source>
        <translation>Gira cada imagen en torno a su centro, en sentido antihorario si el ángulo es positivo, con interpolación bilineal.</translation>
    </message>
    <message>
        <source>x(r) ← x(c + R(−φ)(r − c)), φ ~ U(−a, a), bilinear</source>
        <translation>x(r) ← x(c + R(−φ)(r − c)), φ ~ U(−a, a), bilineal</translation>
    </message>
    <message>
        <source>Simard, Steinkraus &amp; Platt 2003, Best practices for convolutional neural networks, section 2</source>
        <translation>Simard, Steinkraus y Platt 2003, Best practices for convolutional neural networks, sección 2</translation>
    </message>
    <message>
        <source>Largest angle</source>
        <translation variants="yes">
            <lengthvariant>Ángulo máximo</lengthvariant>
            <lengthvariant>Ángulo máx.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Bound on the angle, in both directions.</source>
        <translation>Cota del ángulo, en ambos sentidos.</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Input noise</source>
        <translation variants="yes">
            <lengthvariant>Ruido en las entradas</lengthvariant>
            <lengthvariant>Ruido de entrada</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Normal noise on every input value, fresh at each step; for small σ it acts like a penalty on the slope.</source>
        <translation>Ruido normal en cada valor de entrada, nuevo en cada paso; con σ pequeña actúa como una penalización de la pendiente.</translation>
    </message>
    <message>
        <source>x ← x + σε, ε ~ N(0, 1)</source>
        <translation>x ← x + σε, ε ~ N(0, 1)</translation>
    </message>
    <message>
        <source>Bishop 1995, Training with noise is equivalent to Tikhonov regularization</source>
        <translation>Bishop 1995, Training with noise is equivalent to Tikhonov regularization</translation>
    </message>
    <message>
        <source>Size of the noise, in units of the inputs as the network sees them.</source>
        <translation>Tamaño del ruido, en las unidades de las entradas tal como las ve la red.</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Each sample is blended with another one of its batch, inputs and targets alike.</source>
        <translation>Cada muestra se mezcla con otra de su lote, tanto las entradas como los objetivos.</translation>
    </message>
    <message>
        <source>x ← λxᵢ + (1 − λ)xⱼ, y ← λyᵢ + (1 − λ)yⱼ, λ ~ Beta(α, α)</source>
        <translation>x ← λxᵢ + (1 − λ)xⱼ, y ← λyᵢ + (1 − λ)yⱼ, λ ~ Beta(α, α)</translation>
    </message>
    <message>
        <source>Zhang, Cissé, Dauphin &amp; Lopez-Paz 2018, mixup, arXiv:1710.09412, section 2</source>
        <translation>Zhang, Cissé, Dauphin y Lopez-Paz 2018, mixup, arXiv:1710.09412, sección 2</translation>
    </message>
    <message>
        <source>Concentration</source>
        <translation variants="yes">
            <lengthvariant>Concentración</lengthvariant>
            <lengthvariant>Concentr.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Small values leave most samples nearly alone, 1 draws λ uniformly, large values mix half and half.</source>
        <translation>Los valores pequeños dejan la mayoría de las muestras casi intactas, 1 sortea λ de manera uniforme, los grandes mezclan mitad y mitad.</translation>
    </message>
    <message>
        <source>Adaptive</source>
        <translation>Adaptativo</translation>
    </message>
    <message>
        <source>Shortens the gradient of a unit that is long beside the unit&apos;s weights, so that no step upsets them.</source>
        <translation>Acorta el gradiente de una unidad cuando es largo frente a los pesos de ella, para que ningún paso los trastorne.</translation>
    </message>
    <message>
        <source>gᵢ ← gᵢ · min(1, λ max(∥wᵢ∥, ε) / ∥gᵢ∥) for each unit i</source>
        <translation>gᵢ ← gᵢ · mín(1, λ máx(∥wᵢ∥, ε) / ∥gᵢ∥) para cada unidad i</translation>
    </message>
    <message>
        <source>Brock, De, Smith &amp; Simonyan 2021, arXiv:2102.06171, eq. 3</source>
        <translation>Brock, De, Smith y Simonyan 2021, arXiv:2102.06171, ec. 3</translation>
    </message>
    <message>
        <source>Largest ratio of gradient to weights that passes unchanged.</source>
        <translation>Mayor cociente entre gradiente y pesos que pasa sin cambios.</translation>
    </message>
    <message>
        <source>Least length</source>
        <translation variants="yes">
            <lengthvariant>Norma mínima</lengthvariant>
            <lengthvariant>Norma mín.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Weights shorter than this count as so long; otherwise what starts at zero could never move.</source>
        <translation>Los pesos de norma menor cuentan como si tuvieran esta; de otro modo, lo que empieza en cero nunca podría moverse.</translation>
    </message>
    <message>
        <source>Last layer too</source>
        <translation variants="yes">
            <lengthvariant>También la última capa</lengthvariant>
            <lengthvariant>Última capa</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Whether the last layer is clipped as well; it trains better without (section 4.1 of the paper).</source>
        <translation>Si también se recorta la última capa; entrena mejor sin ello (sección 4.1 del artículo).</translation>
    </message>
    <message>
        <source>Subtract the training part&apos;s mean and divide by its standard deviation; markers of 0 and 1 and token numbers stay as they are.</source>
        <translation>Restar la media de la parte de entrenamiento y dividir por su desviación típica; los indicadores 0 y 1 y los números de token se quedan como están.</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Señales</translation>
    </message>
    <message>
        <source>Ten curves, each moved, stretched, sheared and roughened at random: tiny, yet convolutions beat dense layers.</source>
        <translation>Diez curvas, cada una desplazada, estirada, inclinada y con ruido al azar: diminutas, y aun así las convoluciones superan a las capas densas.</translation>
    </message>
    <message>
        <source>x(i) = a · fₖ((i − o)/w) + s · i + noise, i = 1 … 40</source>
        <translation>x(i) = a · fₖ((i − o)/w) + s · i + ruido, i = 1 … 40</translation>
    </message>
    <message>
        <source>the method of Greydanus 2020, Scaling down deep learning (MNIST-1D), arXiv:2011.14439; own templates</source>
        <translation>el método de Greydanus 2020, Scaling down deep learning (MNIST-1D), arXiv:2011.14439; plantillas propias</translation>
    </message>
    <message>
        <source>Number of signals.</source>
        <translation>Número de señales.</translation>
    </message>
    <message>
        <source>Standard deviation of the noise of each point.</source>
        <translation>Desviación típica del ruido de cada punto.</translation>
    </message>
    <message>
        <source>Smooth noise</source>
        <translation>Ruido suave</translation>
    </message>
    <message>
        <source>Standard deviation of the noise that neighboring points share.</source>
        <translation>Desviación típica del ruido que comparten los puntos vecinos.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traslación</translation>
    </message>
    <message>
        <source>How far a curve may be moved: 0 for the middle, 1 for up to both ends.</source>
        <translation>Cuánto puede desplazarse una curva: 0 la deja en el centro, 1 permite llegar a ambos extremos.</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Estiramiento</translation>
    </message>
    <message>
        <source>By what share its height and its width vary at random, up and down.</source>
        <translation>En qué proporción varían al azar su altura y su ancho, hacia arriba y hacia abajo.</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Inclinación</translation>
    </message>
    <message>
        <source>Largest slope that is added, from end to end.</source>
        <translation>Mayor pendiente que se suma, de extremo a extremo.</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation variants="yes">
            <lengthvariant>Tablero de ajedrez</lengthvariant>
            <lengthvariant>Ajedrez</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Fields of two colors by turns; every further row adds borders that the network has to bend around.</source>
        <translation>Casillas de dos colores alternados; cada fila más añade fronteras que la red tiene que rodear.</translation>
    </message>
    <message>
        <source>(x₁, x₂) ∈ [−1, 1]²; class (i + j) mod 2 in row i, column j</source>
        <translation>(x₁, x₂) ∈ [−1, 1]²; clase (i + j) mod 2 en la fila i, columna j</translation>
    </message>
    <message>
        <source>synthetic: points spread evenly over the fields of a board; XOR is the board of 2×2</source>
        <translation>sintético: puntos repartidos por igual entre las casillas de un tablero; XOR es el tablero de 2×2</translation>
    </message>
    <message>
        <source>Fields a side</source>
        <translation variants="yes">
            <lengthvariant>Casillas por lado</lengthvariant>
            <lengthvariant>Casillas/lado</lengthvariant>
            <lengthvariant>Casillas</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Rows and columns of the board.</source>
        <translation>Filas y columnas del tablero.</translation>
    </message>
    <message>
        <source>Painted points</source>
        <translation variants="yes">
            <lengthvariant>Puntos pintados</lengthvariant>
            <lengthvariant>Pintados</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Points that you put into the plane yourself, in up to eight classes.</source>
        <translation>Puntos que tú colocas en el plano, en hasta ocho clases.</translation>
    </message>
    <message>
        <source>(x₁, x₂, class)</source>
        <translation>(x₁, x₂, clase)</translation>
    </message>
    <message>
        <source>your own points</source>
        <translation>tus propios puntos</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Coordinates and class of every point; at least four points in each of two classes.</source>
        <translation>Coordenadas y clase de cada punto; al menos dos clases con cuatro puntos cada una.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Swiss roll</source>
        <translation>Rollo suizo</translation>
    </message>
    <message>
        <source>Points of a rolled sheet in space; what lies close in space may be a whole turn apart along the sheet.</source>
        <translation>Puntos de una lámina enrollada en el espacio; lo que está cerca en el espacio puede estar a una vuelta entera a lo largo de la lámina.</translation>
    </message>
    <message>
        <source>x = (t cos t, h, t sin t) / t₁ + ε, t₀ ≤ t ≤ t₁; y = position along the roll in [−1, 1]</source>
        <translation>x = (t cos t, h, t sen t) / t₁ + ε, t₀ ≤ t ≤ t₁; y = posición a lo largo del rollo en [−1, 1]</translation>
    </message>
    <message>
        <source>Tenenbaum, de Silva &amp; Langford 2000, Science 290:2319, the Swiss roll</source>
        <translation>Tenenbaum, de Silva y Langford 2000, Science 290:2319, el rollo suizo</translation>
    </message>
    <message>
        <source>Windings of the sheet.</source>
        <translation>Vueltas de la lámina.</translation>
    </message>
    <message>
        <source>Standard deviation of the points about the sheet.</source>
        <translation>Desviación típica de los puntos respecto de la lámina.</translation>
    </message>
    <message>
        <source>Friedman #1</source>
        <translation variants="yes">
            <lengthvariant>Friedman n.º 1</lengthvariant>
            <lengthvariant>Friedman</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Ten inputs of which five matter, together, squared and alone; the rest invites to overfit.</source>
        <translation>Diez entradas de las que cinco importan, juntas, al cuadrado y solas; el resto invita al sobreajuste.</translation>
    </message>
    <message>
        <source>y = 10 sin(π x₁x₂) + 20 (x₃ − ½)² + 10 x₄ + 5 x₅ + ε, x ~ U[0, 1]¹⁰</source>
        <translation>y = 10 sen(π x₁x₂) + 20 (x₃ − ½)² + 10 x₄ + 5 x₅ + ε, x ~ U[0, 1]¹⁰</translation>
    </message>
    <message>
        <source>Friedman 1991, Multivariate adaptive regression splines, Annals of Statistics 19(1):1–67</source>
        <translation>Friedman 1991, Multivariate adaptive regression splines, Annals of Statistics 19(1):1–67</translation>
    </message>
    <message>
        <source>Standard deviation of y, in every part.</source>
        <translation>Desviación típica de y, en todas las partes.</translation>
    </message>
    <message>
        <source>Bring y to mean 0 and deviation 1 by the training part; errors are in deviations of y then.</source>
        <translation>Llevar y a media 0 y desviación 1 según la parte de entrenamiento; los errores se miden entonces en desviaciones de y.</translation>
    </message>
    <message>
        <source>Adding problem</source>
        <translation variants="yes">
            <lengthvariant>Problema de la suma</lengthvariant>
            <lengthvariant>Suma</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Two marked numbers of a long sequence are to be added; always saying 1 has a squared error of 1/6.</source>
        <translation>Hay que sumar dos números marcados de una secuencia larga; decir siempre 1 tiene un error cuadrático de 1/6.</translation>
    </message>
    <message>
        <source>y = xₛ + xₜ, s and t marked by 1, one in each half; x ~ U[0, 1]</source>
        <translation>y = xₛ + xₜ, s y t marcados con 1, uno en cada mitad; x ~ U[0, 1]</translation>
    </message>
    <message>
        <source>after Hochreiter &amp; Schmidhuber 1997, Long short-term memory, experiment 4; values and marks as in Le, Jaitly &amp; Hinton 2015, arXiv:1504.00941</source>
        <translation>según Hochreiter y Schmidhuber 1997, Long short-term memory, experimento 4; valores y marcas como en Le, Jaitly y Hinton 2015, arXiv:1504.00941</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Numbers in a sequence.</source>
        <translation>Números de cada secuencia.</translation>
    </message>
    <message>
        <source>Number of sequences.</source>
        <translation>Número de secuencias.</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>Paridad</translation>
    </message>
    <message>
        <source>Whether the number of ones is odd; every single bit decides, and no part of them tells anything.</source>
        <translation>Si el número de unos es impar; cada bit decide, y ninguna parte de ellos dice nada por sí sola.</translation>
    </message>
    <message>
        <source>class (x₁ + … + x_T) mod 2, x ∈ {0, 1}ᵀ</source>
        <translation>clase (x₁ + … + x_T) mod 2, x ∈ {0, 1}ᵀ</translation>
    </message>
    <message>
        <source>Minsky &amp; Papert 1969, Perceptrons, chapter 3</source>
        <translation>Minsky y Papert 1969, Perceptrons, capítulo 3</translation>
    </message>
    <message>
        <source>Bits in a sequence.</source>
        <translation>Bits de cada secuencia.</translation>
    </message>
    <message>
        <source>Number of sequences; at most 2ᵀ, for no two are equal.</source>
        <translation>Número de secuencias; a lo sumo 2ᵀ, pues no hay dos iguales.</translation>
    </message>
    <message>
        <source>even</source>
        <translation>par</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>impar</translation>
    </message>
    <message>
        <source>Associative recall</source>
        <translation variants="yes">
            <lengthvariant>Memoria asociativa</lengthvariant>
            <lengthvariant>Mem. asociativa</lengthvariant>
            <lengthvariant>Mem. asoc.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Pairs of a key and a value, then one key again: which value belonged to it? Attention can look it up.</source>
        <translation>Pares de clave y valor, y luego otra vez una clave: ¿qué valor le correspondía? La atención puede buscarlo.</translation>
    </message>
    <message>
        <source>k₁ v₁ k₂ v₂ … kₙ vₙ kⱼ → vⱼ</source>
        <translation>k₁ v₁ k₂ v₂ … kₙ vₙ kⱼ → vⱼ</translation>
    </message>
    <message>
        <source>Ba et al. 2016, Using fast weights to attend to the recent past, arXiv:1610.06258, section 4.1</source>
        <translation>Ba et al. 2016, Using fast weights to attend to the recent past, arXiv:1610.06258, sección 4.1</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pares</translation>
    </message>
    <message>
        <source>Pairs of key and value in a sequence.</source>
        <translation>Pares de clave y valor de cada secuencia.</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Símbolos</translation>
    </message>
    <message>
        <source>Number of keys, and of values.</source>
        <translation>Número de claves, y de valores.</translation>
    </message>
    <message>
        <source>A file of mine</source>
        <translation variants="yes">
            <lengthvariant>Mi propio archivo</lengthvariant>
            <lengthvariant>Mi archivo</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Your own table, arrays or images; what is made of each column is shown before anything is trained.</source>
        <translation>Tu propia tabla, tus arreglos o tus imágenes; antes de entrenar se muestra qué se hace con cada columna.</translation>
    </message>
    <message>
        <source>one sample a row; one column is predicted from the others</source>
        <translation>una muestra por fila; una columna se predice a partir de las demás</translation>
    </message>
    <message>
        <source>your own data: CSV, Excel, LibreOffice, Parquet, NumPy, IDX, or a folder of images</source>
        <translation>tus propios datos: CSV, Excel, LibreOffice, Parquet, NumPy, IDX o una carpeta de imágenes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>The file, or the folder whose subfolders hold the images of one class each.</source>
        <translation>El archivo, o la carpeta cuyas subcarpetas contienen cada una las imágenes de una clase.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>How the file is read; mostly its name tells.</source>
        <translation>Cómo se lee el archivo; casi siempre lo dice su nombre.</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation variants="yes">
            <lengthvariant>Columna objetivo</lengthvariant>
            <lengthvariant>Col. objetivo</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Name of the column that is predicted; empty for the last one.</source>
        <translation>Nombre de la columna que se predice; vacío para la última.</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Predecir</translation>
    </message>
    <message>
        <source>Classes for words and for few whole numbers, values for other numbers, unless you say otherwise.</source>
        <translation>Clases si hay palabras o pocos enteros distintos; valores si hay otros números, salvo que indiques otra cosa.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Names of columns the network is not to see, with commas between them.</source>
        <translation>Nombres de las columnas que la red no debe ver, separados por comas.</translation>
    </message>
    <message>
        <source>Bring values to mean 0 and deviation 1 by the training part; errors are in deviations then.</source>
        <translation>Llevar los valores a media 0 y desviación 1 según la parte de entrenamiento; los errores se miden entonces en desviaciones.</translation>
    </message>
    <message>
        <source>The format is told by the file&apos;s name, and its details by what is inside.</source>
        <translation>El formato lo indica el nombre del archivo, y sus detalles, el contenido.</translation>
    </message>
    <message>
        <source>.csv → CSV, .xlsx → Excel, …</source>
        <translation>.csv → CSV, .xlsx → Excel, …</translation>
    </message>
    <message>
        <source>the end of the file&apos;s name; a folder is one of images</source>
        <translation>la terminación del nombre del archivo; una carpeta se toma por una de imágenes</translation>
    </message>
    <message>
        <source>CSV, TSV</source>
        <translation>CSV, TSV</translation>
    </message>
    <message>
        <source>A table as text, one sample a line; a comma, semicolon, tab or bar stands between the cells.</source>
        <translation>Una tabla como texto, una muestra por línea; entre las celdas hay una coma, un punto y coma, un tabulador o una barra.</translation>
    </message>
    <message>
        <source>a,b,c: one sample a line</source>
        <translation>a,b,c: una muestra por línea</translation>
    </message>
    <message>
        <source>Shafranovich 2005, RFC 4180, and what programs write instead of it</source>
        <translation>Shafranovich 2005, RFC 4180, y lo que los programas escriben en su lugar</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>What stands between two cells.</source>
        <translation>Lo que hay entre dos celdas.</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Coma ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Punto y coma ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulador</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Barra |</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Signo decimal</translation>
    </message>
    <message>
        <source>What stands before the fraction of a number; the other sign may separate thousands.</source>
        <translation>Lo que precede a los decimales de un número; el otro signo puede separar los millares.</translation>
    </message>
    <message>
        <source>Point: 1,234.5</source>
        <translation>Punto: 1,234.5</translation>
    </message>
    <message>
        <source>Comma: 1.234,5</source>
        <translation>Coma: 1.234,5</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>How the letters are stored; look at accents and umlauts in the preview.</source>
        <translation>Cómo se guardan las letras; fíjate en los acentos y las diéresis de la vista previa.</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Windows-1252 (Western)</source>
        <translation>Windows-1252 (occidental)</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Encabezado</translation>
    </message>
    <message>
        <source>Whether the first row holds names; automatically it does when no cell in it is a number.</source>
        <translation>Si la primera fila contiene nombres; en automático los contiene cuando ninguna de sus celdas es un número.</translation>
    </message>
    <message>
        <source>First row names the columns</source>
        <translation>La primera fila nombra las columnas</translation>
    </message>
    <message>
        <source>No names</source>
        <translation>Sin nombres</translation>
    </message>
    <message>
        <source>Excel, LibreOffice</source>
        <translation variants="yes">
            <lengthvariant>Excel, LibreOffice</lengthvariant>
            <lengthvariant>Excel</lengthvariant>
        </translation>
    </message>
    <message>
        <source>One sheet of a workbook, one sample a row; formulas count with their last results, macros never run.</source>
        <translation>Una hoja de un libro, una muestra por fila; las fórmulas cuentan con su último resultado y las macros nunca se ejecutan.</translation>
    </message>
    <message>
        <source>one sample a row of a sheet</source>
        <translation>una muestra por fila de una hoja</translation>
    </message>
    <message>
        <source>ECMA-376 Office Open XML (.xlsx); ISO/IEC 26300 OpenDocument (.ods)</source>
        <translation>ECMA-376 Office Open XML (.xlsx); ISO/IEC 26300 OpenDocument (.ods)</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Hoja</translation>
    </message>
    <message>
        <source>Name of the sheet; empty for the first one.</source>
        <translation>Nombre de la hoja; vacío para la primera.</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Primera fila</translation>
    </message>
    <message>
        <source>Row in which the table begins.</source>
        <translation>Fila en que comienza la tabla.</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>A table stored column by column, with the type of each; nested columns are left out.</source>
        <translation>Una tabla guardada columna por columna, con el tipo de cada una; las columnas anidadas se omiten.</translation>
    </message>
    <message>
        <source>columns of one type each</source>
        <translation>columnas de un solo tipo cada una</translation>
    </message>
    <message>
        <source>Apache Parquet format, read by Apache Arrow</source>
        <translation>formato Apache Parquet, leído con Apache Arrow</translation>
    </message>
    <message>
        <source>NumPy arrays</source>
        <translation variants="yes">
            <lengthvariant>Arreglos de NumPy</lengthvariant>
            <lengthvariant>NumPy</lengthvariant>
        </translation>
    </message>
    <message>
        <source>An archive with an array of inputs and one of targets; images are told by their shape and values.</source>
        <translation>Un archivo con un arreglo de entradas y otro de objetivos; las imágenes se reconocen por su forma y sus valores.</translation>
    </message>
    <message>
        <source>x: (N, …), y: (N,)</source>
        <translation>x: (N, …), y: (N,)</translation>
    </message>
    <message>
        <source>NumPy&apos;s formats .npz and .npy (Kern 2007, NEP 1); never pickle</source>
        <translation>formatos .npz y .npy de NumPy (Kern 2007, NEP 1); nunca pickle</translation>
    </message>
    <message>
        <source>Name of the array of inputs, first axis the samples; empty for x and the like.</source>
        <translation>Nombre del arreglo de entradas, con las muestras en el primer eje; vacío para x y similares.</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>Name of the array of targets; empty for y and the like.</source>
        <translation>Nombre del arreglo de objetivos; vacío para y y similares.</translation>
    </message>
    <message>
        <source>IDX (as of MNIST)</source>
        <translation variants="yes">
            <lengthvariant>IDX (como el de MNIST)</lengthvariant>
            <lengthvariant>IDX</lengthvariant>
        </translation>
    </message>
    <message>
        <source>A file of images or other arrays, and a second one of their labels; both may be packed by gzip.</source>
        <translation>Un archivo de imágenes u otros arreglos, y otro con sus etiquetas; ambos pueden estar comprimidos con gzip.</translation>
    </message>
    <message>
        <source>0 0 type axes, lengths, numbers; big-endian</source>
        <translation>0 0 tipo ejes, longitudes, números; big-endian</translation>
    </message>
    <message>
        <source>LeCun, Cortes &amp; Burges 1998, The MNIST database: the IDX file format</source>
        <translation>LeCun, Cortes y Burges 1998, The MNIST database: el formato de archivo IDX</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>The file of labels; empty for the one beside whose name has labels instead of images.</source>
        <translation>El archivo de etiquetas; vacío para el que está al lado y lleva labels en lugar de images en su nombre.</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation variants="yes">
            <lengthvariant>Carpeta de imágenes</lengthvariant>
            <lengthvariant>Carpeta</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Pictures in subfolders whose names are the classes; all are brought to one size.</source>
        <translation>Imágenes en subcarpetas cuyos nombres son las clases; todas se llevan a un mismo tamaño.</translation>
    </message>
    <message>
        <source>folder/class/picture.png</source>
        <translation>carpeta/clase/imagen.png</translation>
    </message>
    <message>
        <source>one subfolder per class: PNG, JPEG, BMP, GIF, WebP, read by Pillow</source>
        <translation>una subcarpeta por clase: PNG, JPEG, BMP, GIF, WebP, leídos con Pillow</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Lado</translation>
    </message>
    <message>
        <source>Width and height to which every picture is brought; 0 takes them as they are, and all must be equal.</source>
        <translation>Ancho y alto a los que se lleva cada imagen; con 0 se toman como están, y todas deben ser iguales.</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Whether the network sees brightness alone, or red, green and blue.</source>
        <translation>Si la red ve solo el brillo, o rojo, verde y azul.</translation>
    </message>
    <message>
        <source>Gray: 1 channel</source>
        <translation>Gris: 1 canal</translation>
    </message>
    <message>
        <source>Color: 3 channels</source>
        <translation>Color: 3 canales</translation>
    </message>
    <message>
        <source>Each layer begins by handing its inputs on; what it has more of inputs or outputs gets zeros.</source>
        <translation>Cada capa empieza dejando pasar sus entradas; las entradas o salidas que sobran reciben ceros.</translation>
    </message>
    <message>
        <source>W = g · 1; of a convolution g at the center of the kernel from channel i to filter i, else 0</source>
        <translation>W = g · 1; en una convolución, g en el centro del núcleo del canal i al filtro i, y 0 en lo demás</translation>
    </message>
    <message>
        <source>Le, Jaitly &amp; Hinton 2015, arXiv:1504.00941; Zagoruyko &amp; Komodakis 2017, arXiv:1706.00388</source>
        <translation>Le, Jaitly y Hinton 2015, arXiv:1504.00941; Zagoruyko y Komodakis 2017, arXiv:1706.00388</translation>
    </message>
    <message>
        <source>What the inputs are multiplied by.</source>
        <translation>Por lo que se multiplican las entradas.</translation>
    </message>
    <message>
        <source>LSUV</source>
        <translation>LSUV</translation>
    </message>
    <message>
        <source>Orthogonal weights, then scaled layer by layer until each layer&apos;s outputs on the first batch have one variance.</source>
        <translation>Pesos ortogonales, luego escalados capa por capa hasta que las salidas de cada capa en el primer lote tengan la misma varianza.</translation>
    </message>
    <message>
        <source>W ← W · √(v / Var(Wx)) until |Var(Wx) − v| &lt; ε, layer by layer</source>
        <translation>W ← W · √(v / Var(Wx)) hasta que |Var(Wx) − v| &lt; ε, capa por capa</translation>
    </message>
    <message>
        <source>Mishkin &amp; Matas 2016, All you need is a good init, arXiv:1511.06422, algorithm 1</source>
        <translation>Mishkin y Matas 2016, All you need is a good init, arXiv:1511.06422, algoritmo 1</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varianza</translation>
    </message>
    <message>
        <source>Variance that the outputs of every layer are brought to.</source>
        <translation>Varianza a la que se llevan las salidas de cada capa.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerancia</translation>
    </message>
    <message>
        <source>A layer is left as it is once its variance is this close.</source>
        <translation>Una capa se deja como está cuando su varianza queda así de cerca.</translation>
    </message>
    <message>
        <source>Corrections of one layer at most; one is enough where the outputs are linear in the weights.</source>
        <translation>Correcciones de una capa como máximo; una basta cuando las salidas son lineales en los pesos.</translation>
    </message>
    <message>
        <source>Typical size of a weight.</source>
        <translation>Tamaño típico de un peso.</translation>
    </message>
    <message>
        <source>Truncated normal</source>
        <translation variants="yes">
            <lengthvariant>Normal truncada</lengthvariant>
            <lengthvariant>N. truncada</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Zero-mean normal weights without the tails, of one standard deviation for all layers.</source>
        <translation>Pesos normales de media cero y sin colas, con una misma desviación típica en todas las capas.</translation>
    </message>
    <message>
        <source>W ~ N(0, s²) given |W| ≤ 2s, s = σ / 0.8796, so that Var W = σ²</source>
        <translation>W ~ N(0, s²) dado |W| ≤ 2s, s = σ / 0.8796, de modo que Var W = σ²</translation>
    </message>
    <message>
        <source>Robert 1995, Simulation of truncated normal variables, arXiv:0907.4010</source>
        <translation>Robert 1995, Simulation of truncated normal variables, arXiv:0907.4010</translation>
    </message>
    <message>
        <source>Typical size of a weight; none is larger than 2.27 times it.</source>
        <translation>Tamaño típico de un peso; ninguno supera 2.27 veces este valor.</translation>
    </message>
    <message>
        <source>Uniform weights around zero, in one interval for all layers.</source>
        <translation>Pesos uniformes en torno a cero, en el mismo intervalo para todas las capas.</translation>
    </message>
    <message>
        <source>W ~ U(−a, a)</source>
        <translation>W ~ U(−a, a)</translation>
    </message>
    <message>
        <source>Half width</source>
        <translation variants="yes">
            <lengthvariant>Semianchura</lengthvariant>
            <lengthvariant>Semianch.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Bound on every weight.</source>
        <translation>Cota de todos los pesos.</translation>
    </message>
    <message>
        <source>Sparse</source>
        <translation>Dispersa</translation>
    </message>
    <message>
        <source>Each unit listens to a few inputs at first, so that its sum does not grow with their number.</source>
        <translation>Al principio cada unidad escucha unas pocas entradas, y así su suma no crece con el número de ellas.</translation>
    </message>
    <message>
        <source>W ~ N(0, σ²) at k inputs of each unit, else 0</source>
        <translation>W ~ N(0, σ²) en k entradas de cada unidad, y 0 en lo demás</translation>
    </message>
    <message>
        <source>Martens 2010, Deep learning via Hessian-free optimization, section 5</source>
        <translation>Martens 2010, Deep learning via Hessian-free optimization, sección 5</translation>
    </message>
    <message>
        <source>Weights of a unit that are not zero; all of them where it has no more inputs.</source>
        <translation>Pesos de una unidad que no son cero; todos, si no tiene más entradas.</translation>
    </message>
    <message>
        <source>Typical size of a weight that is not zero.</source>
        <translation>Tamaño típico de un peso que no es cero.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>One value for all weights: the units of a layer start alike, get like gradients and stay alike.</source>
        <translation>Un mismo valor para todos los pesos: las unidades de una capa empiezan iguales, reciben gradientes iguales y siguen iguales.</translation>
    </message>
    <message>
        <source>W = c</source>
        <translation>W = c</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>What every weight starts from.</source>
        <translation>Valor inicial de todos los pesos.</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Ceros</translation>
    </message>
    <message>
        <source>All weights zero: nothing breaks the symmetry between units, and behind a hidden layer no gradient flows.</source>
        <translation>Todos los pesos a cero: nada rompe la simetría entre unidades, y tras una capa oculta no fluye gradiente.</translation>
    </message>
    <message>
        <source>W = 0</source>
        <translation>W = 0</translation>
    </message>
    <message>
        <source>Saved weights</source>
        <translation variants="yes">
            <lengthvariant>Pesos guardados</lengthvariant>
            <lengthvariant>Guardados</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Weights and biases as a run of a session file left them, for instance to fine-tune or to go on otherwise.</source>
        <translation>Pesos y sesgos tal como los dejó una ejecución de un archivo de sesión, por ejemplo para un ajuste fino o para seguir de otro modo.</translation>
    </message>
    <message>
        <source>θ₀ = θ of the run</source>
        <translation>θ₀ = θ de la ejecución</translation>
    </message>
    <message>
        <source>warm start: θ as an earlier run left it</source>
        <translation>arranque en caliente: θ tal como lo dejó una ejecución anterior</translation>
    </message>
    <message>
        <source>A session that was saved.</source>
        <translation>Una sesión guardada.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Which of its runs, counted from 1.</source>
        <translation>Cuál de sus ejecuciones, contando desde 1.</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Carril</translation>
    </message>
    <message>
        <source>Which lane of that run, counted from 1.</source>
        <translation>Qué carril de esa ejecución, contando desde 1.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Densa</translation>
    </message>
    <message>
        <source>Every unit sees every input: y = f(xW + b), W of shape (inputs, units).</source>
        <translation>Cada unidad ve todas las entradas: y = f(xW + b), con W de forma (entradas, unidades).</translation>
    </message>
    <message>
        <source>y = f(x W + b)</source>
        <translation>y = f(x W + b)</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, chapter 6</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, capítulo 6</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Width of the layer.</source>
        <translation>Anchura de la capa.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message>
        <source>The nonlinearity f applied to each unit.</source>
        <translation>La no linealidad f que se aplica a cada unidad.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Add a trainable offset to each unit.</source>
        <translation>Sumar a cada unidad un término entrenable.</translation>
    </message>
    <message>
        <source>Parametrization</source>
        <translation>Parametrización</translation>
    </message>
    <message>
        <source>What is trained: W itself; V with W = V / √fan_in, whose learning dynamics have a limit at infinite width; or direction and length of each unit&apos;s weights, W = g V / ‖V‖.</source>
        <translation>Qué se entrena: W misma; V con W = V / √fan_in, cuya dinámica de aprendizaje tiene un límite con anchura infinita; o la dirección y la longitud de los pesos de cada unidad, W = g V / ‖V‖.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Neural tangent (Jacot et al. 2018)</source>
        <translation variants="yes">
            <lengthvariant>Tangente neuronal (Jacot et al. 2018)</lengthvariant>
            <lengthvariant>Tangente neuronal</lengthvariant>
            <lengthvariant>Tang. neuronal</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Weight normalization (Salimans &amp; Kingma 2016)</source>
        <translation variants="yes">
            <lengthvariant>Normalización de pesos (Salimans y Kingma 2016)</lengthvariant>
            <lengthvariant>Normal. de pesos</lengthvariant>
            <lengthvariant>Norm. de pesos</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Gated dense (GLU, GEGLU, SwiGLU)</source>
        <translation variants="yes">
            <lengthvariant>Densa con compuerta (GLU, GEGLU, SwiGLU)</lengthvariant>
            <lengthvariant>Densa con compuerta</lengthvariant>
            <lengthvariant>Densa compuerta</lengthvariant>
            <lengthvariant>GLU</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Each unit is a value times a gate, both of them linear in the input; f acts on the gate.</source>
        <translation>Cada unidad es un valor por una compuerta, ambos lineales en la entrada; f actúa sobre la compuerta.</translation>
    </message>
    <message>
        <source>y = f(x W + b) ⊙ (x V + c)</source>
        <translation>y = f(x W + b) ⊙ (x V + c)</translation>
    </message>
    <message>
        <source>Dauphin, Fan, Auli &amp; Grangier 2017, arXiv:1612.08083, section 2 (GLU: σ); Shazeer 2020, arXiv:2002.05202, eqs. 4–5 (GEGLU: GELU, SwiGLU: SiLU, ReGLU: ReLU)</source>
        <translation>Dauphin, Fan, Auli y Grangier 2017, arXiv:1612.08083, sección 2 (GLU: σ); Shazeer 2020, arXiv:2002.05202, ecs. 4–5 (GEGLU: GELU, SwiGLU: SiLU, ReGLU: ReLU)</translation>
    </message>
    <message>
        <source>The nonlinearity f applied to each gate.</source>
        <translation>La no linealidad f que se aplica a cada compuerta.</translation>
    </message>
    <message>
        <source>Add a trainable offset to each gate and each value.</source>
        <translation>Sumar a cada compuerta y a cada valor un término entrenable.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>A linear dense layer with as many units as the data and the loss ask for.</source>
        <translation>Una capa densa lineal con tantas unidades como piden los datos y la pérdida.</translation>
    </message>
    <message>
        <source>y = x W + b</source>
        <translation>y = x W + b</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.2.2</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.2.2</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Training passes silence each value with probability p and scale up the rest; otherwise the identity.</source>
        <translation>En las pasadas de entrenamiento anula cada valor con probabilidad p y amplía los demás; fuera de ellas es la identidad.</translation>
    </message>
    <message>
        <source>y = m ⊙ x / (1 − p), mᵢ = 1 with probability 1 − p, else 0</source>
        <translation>y = m ⊙ x / (1 − p), mᵢ = 1 con probabilidad 1 − p, si no 0</translation>
    </message>
    <message>
        <source>Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting, section 10</source>
        <translation>Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting, sección 10</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tasa</translation>
    </message>
    <message>
        <source>Probability that a value is silenced in a training step.</source>
        <translation>Probabilidad de que un valor se anule en un paso de entrenamiento.</translation>
    </message>
    <message>
        <source>Gaussian noise</source>
        <translation>Ruido gaussiano</translation>
    </message>
    <message>
        <source>Training passes add independent normal noise to each value; otherwise the identity.</source>
        <translation>Las pasadas de entrenamiento suman a cada valor un ruido normal independiente; fuera de ellas es la identidad.</translation>
    </message>
    <message>
        <source>y = x + σ ε, ε ~ N(0, 1)</source>
        <translation>y = x + σ ε, ε ~ N(0, 1)</translation>
    </message>
    <message>
        <source>Typical size of the noise.</source>
        <translation>Tamaño típico del ruido.</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Aplanado</translation>
    </message>
    <message>
        <source>Lays the values of each sample out in one row, as dense layers need them; nothing is computed.</source>
        <translation>Dispone los valores de cada muestra en una sola fila, como los necesitan las capas densas; no calcula nada.</translation>
    </message>
    <message>
        <source>y = vec(x)</source>
        <translation>y = vec(x)</translation>
    </message>
    <message>
        <source>the values of a sample in row-major order</source>
        <translation>los valores de una muestra, fila por fila</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>Cambio de forma</translation>
    </message>
    <message>
        <source>Arranges the values of each sample in another shape: a vector as an image or a sequence; nothing is computed.</source>
        <translation>Dispone los valores de cada muestra en otra forma: un vector como imagen o como secuencia; no calcula nada.</translation>
    </message>
    <message>
        <source>vec(y) = vec(x)</source>
        <translation>vec(y) = vec(x)</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Extents, as in 28×28×1 (x or a comma will do); a ? stands for the one that follows from the rest.</source>
        <translation>Extensiones, como en 28×28×1 (también valen x o una coma); un ? representa la que se deduce de las demás.</translation>
    </message>
    <message>
        <source>An activation on its own, value by value: after a normalization, or at the end of a residual block.</source>
        <translation>Una activación por sí sola, valor por valor: tras una normalización o al final de un bloque residual.</translation>
    </message>
    <message>
        <source>y = f(x)</source>
        <translation>y = f(x)</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.3</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.3</translation>
    </message>
    <message>
        <source>The nonlinearity f applied to each value.</source>
        <translation>La no linealidad f que se aplica a cada valor.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolución</translation>
    </message>
    <message>
        <source>Every filter looks for one pattern everywhere in an image H×W×C; W of shape (k, k, channels, filters).</source>
        <translation>Cada filtro busca un patrón en todos los lugares de una imagen H×W×C; W de forma (k, k, canales, filtros).</translation>
    </message>
    <message>
        <source>y[i, j] = f(Σ x[s i + m, s j + n] W[m, n] + b)</source>
        <translation>y[i, j] = f(Σ x[s i + m, s j + n] W[m, n] + b)</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Bengio &amp; Haffner 1998, Gradient-based learning applied to document recognition, section II.A; Goodfellow, Bengio &amp; Courville 2016, Deep Learning, eq. 9.7</source>
        <translation>LeCun, Bottou, Bengio y Haffner 1998, Gradient-based learning applied to document recognition, sección II.A; Goodfellow, Bengio y Courville 2016, Deep Learning, ec. 9.7</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Number of patterns looked for; the channels of the output.</source>
        <translation>Número de patrones que se buscan; son los canales de la salida.</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Tamaño del núcleo</translation>
    </message>
    <message>
        <source>Extent of the window that a filter sees.</source>
        <translation>Extensión de la ventana que ve un filtro.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Paso de la ventana</translation>
    </message>
    <message>
        <source>Distance between neighboring windows; 2 halves the size.</source>
        <translation>Distancia entre ventanas vecinas; con 2 el tamaño se reduce a la mitad.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Relleno</translation>
    </message>
    <message>
        <source>Same: borders are padded so that stride 1 keeps the size. Valid: windows stay within the input.</source>
        <translation>Mismo tamaño: los bordes se rellenan, de modo que con paso 1 el tamaño se conserva. Sin relleno: las ventanas no salen de la entrada.</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Mismo tamaño</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Sin relleno</translation>
    </message>
    <message>
        <source>Add a trainable offset to each filter.</source>
        <translation>Sumar a cada filtro un término entrenable.</translation>
    </message>
    <message>
        <source>Convolution (sequence)</source>
        <translation variants="yes">
            <lengthvariant>Convolución (secuencia)</lengthvariant>
            <lengthvariant>Convol. (secuencia)</lengthvariant>
            <lengthvariant>Convol. (sec.)</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Every filter looks for one pattern everywhere in a sequence T×C; W of shape (k, channels, filters).</source>
        <translation>Cada filtro busca un patrón en todos los lugares de una secuencia T×C; W de forma (k, canales, filtros).</translation>
    </message>
    <message>
        <source>y[t] = f(Σ x[s t + d m] W[m] + b)</source>
        <translation>y[t] = f(Σ x[s t + d m] W[m] + b)</translation>
    </message>
    <message>
        <source>Waibel, Hanazawa, Hinton, Shikano &amp; Lang 1989, Phoneme recognition using time-delay neural networks; van den Oord et al. 2016, WaveNet, arXiv:1609.03499, section 2.1 (causal, dilated)</source>
        <translation>Waibel, Hanazawa, Hinton, Shikano y Lang 1989, Phoneme recognition using time-delay neural networks; van den Oord et al. 2016, WaveNet, arXiv:1609.03499, sección 2.1 (causal, dilatada)</translation>
    </message>
    <message>
        <source>Same: borders are padded so that stride 1 keeps the size. Valid: windows stay within the input. Causal: the padding stands before the beginning, so that no output sees what comes after it.</source>
        <translation>Mismo tamaño: los bordes se rellenan, de modo que con paso 1 el tamaño se conserva. Sin relleno: las ventanas no salen de la entrada. Causal: el relleno queda antes del comienzo, de modo que ninguna salida ve lo que viene después de ella.</translation>
    </message>
    <message>
        <source>Causal</source>
        <translation>Causal</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Dilatación</translation>
    </message>
    <message>
        <source>Distance between the positions that a window sees.</source>
        <translation>Distancia entre las posiciones que ve una ventana.</translation>
    </message>
    <message>
        <source>Batch normalization</source>
        <translation variants="yes">
            <lengthvariant>Normalización por lotes</lengthvariant>
            <lengthvariant>Norm. por lotes</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Gives every feature mean 0 and variance 1 over the batch and all positions, then a gain and a shift.</source>
        <translation>Da a cada característica media 0 y varianza 1 sobre el lote y todas las posiciones; después, una ganancia y un desplazamiento.</translation>
    </message>
    <message>
        <source>y = γ (x − μ) / √(σ² + ε) + β, μ and σ² over the batch</source>
        <translation>y = γ (x − μ) / √(σ² + ε) + β, μ y σ² sobre el lote</translation>
    </message>
    <message>
        <source>Ioffe &amp; Szegedy 2015, arXiv:1502.03167, algorithms 1 and 2</source>
        <translation>Ioffe y Szegedy 2015, arXiv:1502.03167, algoritmos 1 y 2</translation>
    </message>
    <message>
        <source>Weight of the newest batch in the running statistics that evaluation uses.</source>
        <translation>Peso del lote más reciente en las estadísticas acumuladas que usa la evaluación.</translation>
    </message>
    <message>
        <source>Added to the variance before the root.</source>
        <translation>Se suma a la varianza antes de la raíz.</translation>
    </message>
    <message>
        <source>Multiply by a trainable gain that starts at 1.</source>
        <translation>Multiplicar por una ganancia entrenable que empieza en 1.</translation>
    </message>
    <message>
        <source>Add a trainable shift that starts at 0.</source>
        <translation>Sumar un desplazamiento entrenable que empieza en 0.</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation variants="yes">
            <lengthvariant>Agrupación por máximo</lengthvariant>
            <lengthvariant>Agrup. por máximo</lengthvariant>
            <lengthvariant>Agrup. máx.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The largest value of each window, channel by channel; among equal ones the first passes the gradient.</source>
        <translation>El mayor valor de cada ventana, canal por canal; entre valores iguales, el gradiente pasa por el primero.</translation>
    </message>
    <message>
        <source>y[i, j] = max x[s i + m, s j + n] over the window</source>
        <translation>y[i, j] = máx x[s i + m, s j + n] en la ventana</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 9.3</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 9.3</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Extent of the windows.</source>
        <translation>Extensión de las ventanas.</translation>
    </message>
    <message>
        <source>Distance between neighboring windows; 0 means that of their size, so that they do not overlap.</source>
        <translation>Distancia entre ventanas vecinas; 0 significa la de su tamaño, de modo que no se superponen.</translation>
    </message>
    <message>
        <source>Layer normalization</source>
        <translation variants="yes">
            <lengthvariant>Normalización de capa</lengthvariant>
            <lengthvariant>Norm. de capa</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Gives the features of each sample mean 0 and variance 1, whatever the batch holds.</source>
        <translation>Da a las características de cada muestra media 0 y varianza 1, sea cual sea el resto del lote.</translation>
    </message>
    <message>
        <source>y = γ ⊙ (x − μ) / √(σ² + ε) + β, μ and σ² over the features of a sample</source>
        <translation>y = γ ⊙ (x − μ) / √(σ² + ε) + β, μ y σ² sobre las características de una muestra</translation>
    </message>
    <message>
        <source>Ba, Kiros &amp; Hinton 2016, arXiv:1607.06450, equations 3 and 4</source>
        <translation>Ba, Kiros y Hinton 2016, arXiv:1607.06450, ecuaciones 3 y 4</translation>
    </message>
    <message>
        <source>Added to the variance, or mean square, before the root.</source>
        <translation>Se suma a la varianza, o a la media de los cuadrados, antes de la raíz.</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation variants="yes">
            <lengthvariant>Agrupación por promedio</lengthvariant>
            <lengthvariant>Agrup. promedio</lengthvariant>
            <lengthvariant>Agrup. prom.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The mean of each window, channel by channel; padded positions do not count.</source>
        <translation>El promedio de cada ventana, canal por canal; las posiciones de relleno no cuentan.</translation>
    </message>
    <message>
        <source>y[i, j] = mean x[s i + m, s j + n] over the window</source>
        <translation>y[i, j] = promedio de x[s i + m, s j + n] en la ventana</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Bengio &amp; Haffner 1998, Gradient-based learning applied to document recognition, section II.A</source>
        <translation>LeCun, Bottou, Bengio y Haffner 1998, Gradient-based learning applied to document recognition, sección II.A</translation>
    </message>
    <message>
        <source>Group normalization</source>
        <translation variants="yes">
            <lengthvariant>Normalización por grupos</lengthvariant>
            <lengthvariant>Norm. por grupos</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Gives each group of channels of each sample mean 0 and variance 1 over all its positions.</source>
        <translation>Da a cada grupo de canales de cada muestra media 0 y varianza 1 sobre todas sus posiciones.</translation>
    </message>
    <message>
        <source>y = γ (x − μ) / √(σ² + ε) + β, μ and σ² over a group of channels of a sample</source>
        <translation>y = γ (x − μ) / √(σ² + ε) + β, μ y σ² sobre un grupo de canales de una muestra</translation>
    </message>
    <message>
        <source>Wu &amp; He 2018, arXiv:1803.08494, equation 7</source>
        <translation>Wu y He 2018, arXiv:1803.08494, ecuación 7</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Number of groups, which has to divide the number of channels.</source>
        <translation>Número de grupos; debe dividir el número de canales.</translation>
    </message>
    <message>
        <source>RMS normalization</source>
        <translation variants="yes">
            <lengthvariant>Normalización RMS</lengthvariant>
            <lengthvariant>Norm. RMS</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Divides the features of each sample by their root mean square; the mean stays.</source>
        <translation>Divide las características de cada muestra por su media cuadrática; la media se conserva.</translation>
    </message>
    <message>
        <source>y = γ ⊙ x / √(mean x² + ε)</source>
        <translation>y = γ ⊙ x / √(media x² + ε)</translation>
    </message>
    <message>
        <source>Zhang &amp; Sennrich 2019, arXiv:1910.07467, equation 4</source>
        <translation>Zhang y Sennrich 2019, arXiv:1910.07467, ecuación 4</translation>
    </message>
    <message>
        <source>Global pooling</source>
        <translation>Agrupación global</translation>
    </message>
    <message>
        <source>One value per channel: the mean or the largest over all positions of an image or a sequence.</source>
        <translation>Un valor por canal: el promedio o el máximo sobre todas las posiciones de una imagen o una secuencia.</translation>
    </message>
    <message>
        <source>y[c] = mean or max of x[·, c]</source>
        <translation>y[c] = promedio o máximo de x[·, c]</translation>
    </message>
    <message>
        <source>Lin, Chen &amp; Yan 2014, Network in network, arXiv:1312.4400, section 3.2</source>
        <translation>Lin, Chen y Yan 2014, Network in network, arXiv:1312.4400, sección 3.2</translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation>Estadístico</translation>
    </message>
    <message>
        <source>What is kept of each channel.</source>
        <translation>Lo que se conserva de cada canal.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Promedio</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Looks up a trainable vector for each token of a sequence; it has to stand first.</source>
        <translation>Busca un vector entrenable para cada token de una secuencia; debe ser la primera capa.</translation>
    </message>
    <message>
        <source>yₜ = row xₜ of W</source>
        <translation>yₜ = fila xₜ de W</translation>
    </message>
    <message>
        <source>Bengio, Ducharme, Vincent &amp; Jauvin 2003, A neural probabilistic language model, section 2</source>
        <translation>Bengio, Ducharme, Vincent y Jauvin 2003, A neural probabilistic language model, sección 2</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vocabulario</translation>
    </message>
    <message>
        <source>How many tokens there are.</source>
        <translation>Cuántos tokens hay.</translation>
    </message>
    <message>
        <source>Length of the vectors.</source>
        <translation>Longitud de los vectores.</translation>
    </message>
    <message>
        <source>Positional encoding</source>
        <translation variants="yes">
            <lengthvariant>Codificación posicional</lengthvariant>
            <lengthvariant>Codif. posicional</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Adds a vector to each step of a sequence that says where it stands; attention sees no order without it.</source>
        <translation>Suma a cada paso de una secuencia un vector que dice dónde está; sin él, la atención no ve ningún orden.</translation>
    </message>
    <message>
        <source>yₜ = xₜ + pₜ; pₜ,₂ᵢ = sin(t / 10000^(2i/D)), pₜ,₂ᵢ₊₁ = cos(t / 10000^(2i/D))</source>
        <translation>yₜ = xₜ + pₜ; pₜ,₂ᵢ = sen(t / 10000^(2i/D)), pₜ,₂ᵢ₊₁ = cos(t / 10000^(2i/D))</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, arXiv:1706.03762, section 3.5</source>
        <translation>Vaswani et al. 2017, arXiv:1706.03762, sección 3.5</translation>
    </message>
    <message>
        <source>Fixed sines and cosines of different wavelengths, or vectors that are trained.</source>
        <translation>Senos y cosenos fijos de distintas longitudes de onda, o vectores que se entrenan.</translation>
    </message>
    <message>
        <source>sinusoids</source>
        <translation>sinusoides</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>aprendida</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>Recurrente</translation>
    </message>
    <message>
        <source>A state that each step renews from itself and the input; gradients fade or explode over many steps.</source>
        <translation>Un estado que cada paso renueva a partir de sí mismo y de la entrada; a lo largo de muchos pasos los gradientes se desvanecen o explotan.</translation>
    </message>
    <message>
        <source>hₜ = f(xₜ W + hₜ₋₁ U + b)</source>
        <translation>hₜ = f(xₜ W + hₜ₋₁ U + b)</translation>
    </message>
    <message>
        <source>Elman 1990, Finding structure in time; Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 10.2</source>
        <translation>Elman 1990, Finding structure in time; Goodfellow, Bengio y Courville 2016, Deep Learning, sección 10.2</translation>
    </message>
    <message>
        <source>The nonlinearity f applied to each unit of the state.</source>
        <translation>La no linealidad f que se aplica a cada unidad del estado.</translation>
    </message>
    <message>
        <source>Size of the state.</source>
        <translation>Tamaño del estado.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Hand on the state after the last step as a vector, or the states of all steps as a sequence.</source>
        <translation>Entregar el estado tras el último paso como vector, o los estados de todos los pasos como secuencia.</translation>
    </message>
    <message>
        <source>last state</source>
        <translation>último estado</translation>
    </message>
    <message>
        <source>all states</source>
        <translation>todos los estados</translation>
    </message>
    <message>
        <source>Add trainable offsets.</source>
        <translation>Sumar sesgos entrenables.</translation>
    </message>
    <message>
        <source>Residual block</source>
        <translation>Bloque residual</translation>
    </message>
    <message>
        <source>Adds its input to the output of the layers inside, so that signals and gradients have a way around them.</source>
        <translation>Suma su entrada a la salida de las capas interiores, de modo que señales y gradientes tienen un camino que las rodea.</translation>
    </message>
    <message>
        <source>y = x + α F(x), or P x + α F(x)</source>
        <translation>y = x + α F(x), o P x + α F(x)</translation>
    </message>
    <message>
        <source>He, Zhang, Ren &amp; Sun 2016, Deep residual learning for image recognition, arXiv:1512.03385, eqs. 1–2; He et al. 2019, Bag of tricks, arXiv:1812.01187, section 4 (ResNet-D: averages in the shortcut)</source>
        <translation>He, Zhang, Ren y Sun 2016, Deep residual learning for image recognition, arXiv:1512.03385, ecs. 1–2; He et al. 2019, Bag of tricks, arXiv:1812.01187, sección 4 (ResNet-D: promedios en el atajo)</translation>
    </message>
    <message>
        <source>The layers F inside the block, from its input to its output.</source>
        <translation>Las capas F dentro del bloque, desde su entrada hasta su salida.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Factor on what the layers inside add; small ones keep deep networks close to the identity.</source>
        <translation>Factor de lo que suman las capas interiores; con valores pequeños, las redes profundas quedan cerca de la identidad.</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Proyección</translation>
    </message>
    <message>
        <source>Where input and output differ in shape, the input is averaged to the size of the output and mapped by a trainable matrix to its channels.</source>
        <translation>Donde la entrada y la salida difieren en forma, la entrada se promedia hasta el tamaño de la salida y una matriz entrenable la lleva a sus canales.</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>A state with two gates: how much of the past a candidate sees (r), and how much of it stays (z).</source>
        <translation>Un estado con dos compuertas: cuánto del pasado ve un candidato (r) y cuánto de él permanece (z).</translation>
    </message>
    <message>
        <source>hₜ = (1 − z) n + z hₜ₋₁, n = tanh(xₜ W + b + r (hₜ₋₁ U + c)), r and z sigmoids of xₜ and hₜ₋₁</source>
        <translation>hₜ = (1 − z) n + z hₜ₋₁, n = tanh(xₜ W + b + r (hₜ₋₁ U + c)), r y z sigmoides de xₜ y hₜ₋₁</translation>
    </message>
    <message>
        <source>Cho et al. 2014, arXiv:1406.1078, section 2.3; reset after the product as in cuDNN and PyTorch</source>
        <translation>Cho et al. 2014, arXiv:1406.1078, sección 2.3; reinicio después del producto, como en cuDNN y PyTorch</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>A state beside a memory cell that gates write, keep and read, so that gradients reach far back.</source>
        <translation>Un estado junto a una celda de memoria que unas compuertas escriben, conservan y leen, para que los gradientes lleguen lejos hacia atrás.</translation>
    </message>
    <message>
        <source>cₜ = f cₜ₋₁ + i g, hₜ = o tanh cₜ; i, f, o sigmoids and g tanh of xₜ W + hₜ₋₁ U + b</source>
        <translation>cₜ = f cₜ₋₁ + i g, hₜ = o tanh cₜ; i, f, o sigmoides y g tanh de xₜ W + hₜ₋₁ U + b</translation>
    </message>
    <message>
        <source>Hochreiter &amp; Schmidhuber 1997, Long short-term memory; forget gate: Gers, Schmidhuber &amp; Cummins 2000</source>
        <translation>Hochreiter y Schmidhuber 1997, Long short-term memory; compuerta de olvido: Gers, Schmidhuber y Cummins 2000</translation>
    </message>
    <message>
        <source>Forget bias</source>
        <translation>Sesgo de olvido</translation>
    </message>
    <message>
        <source>Where the bias of the forget gate starts; 1 lets the cell remember from the start (Jozefowicz, Zaremba &amp; Sutskever 2015).</source>
        <translation>Dónde empieza el sesgo de la compuerta de olvido; con 1 la celda recuerda desde el principio (Jozefowicz, Zaremba y Sutskever 2015).</translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation>Autoatención</translation>
    </message>
    <message>
        <source>Every step of a sequence collects values from all steps, weighted by how its query meets their keys.</source>
        <translation>Cada paso de una secuencia reúne valores de todos los pasos, ponderados según cuánto coincide su consulta con las claves de estos.</translation>
    </message>
    <message>
        <source>y = [A₁V₁ … A_hV_h] W, A = softmax(QKᵀ / √k) over the steps, k = D / h</source>
        <translation>y = [A₁V₁ … A_hV_h] W, A = softmax(QKᵀ / √k) sobre los pasos, k = D / h</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, arXiv:1706.03762, section 3.2</source>
        <translation>Vaswani et al. 2017, arXiv:1706.03762, sección 3.2</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Cabezas</translation>
    </message>
    <message>
        <source>How many attentions work side by side; their number has to divide the number of features D.</source>
        <translation>Cuántas atenciones trabajan en paralelo; su número debe dividir el número de características D.</translation>
    </message>
    <message>
        <source>Hide later steps, as predicting the next token needs it.</source>
        <translation>Ocultar los pasos posteriores, como lo requiere predecir el token siguiente.</translation>
    </message>
    <message>
        <source>Add trainable offsets to all four projections.</source>
        <translation>Sumar sesgos entrenables a las cuatro proyecciones.</translation>
    </message>
    <message>
        <source>Softmax cross-entropy</source>
        <translation variants="yes">
            <lengthvariant>Entropía cruzada softmax</lengthvariant>
            <lengthvariant>E. cruzada softmax</lengthvariant>
            <lengthvariant>EC softmax</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Negative log-likelihood of the true class under the softmax of the outputs.</source>
        <translation>Log-verosimilitud negativa de la clase verdadera según la softmax de las salidas.</translation>
    </message>
    <message>
        <source>−log softmax(z)ᵧ</source>
        <translation>−log softmax(z)ᵧ</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.2.2.3</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.2.2.3</translation>
    </message>
    <message>
        <source>Share of each target that is spread evenly over all classes; keeps the network from being too sure.</source>
        <translation>Proporción de cada objetivo que se reparte por igual entre todas las clases; evita que la red esté demasiado segura.</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>Focal loss</source>
        <translation variants="yes">
            <lengthvariant>Pérdida focal</lengthvariant>
            <lengthvariant>P. focal</lengthvariant>
        </translation>
    </message>
    <message>
        <source>A softmax cross-entropy that turns away from samples that are right already; for rare classes.</source>
        <translation>Una entropía cruzada softmax que se desentiende de las muestras ya acertadas; para clases poco frecuentes.</translation>
    </message>
    <message>
        <source>−(1 − p)^γ log p with p = softmax(z)ᵧ</source>
        <translation>−(1 − p)^γ log p con p = softmax(z)ᵧ</translation>
    </message>
    <message>
        <source>Lin, Goyal, Girshick, He &amp; Dollár 2017, arXiv:1708.02002, eq. 4, with a softmax</source>
        <translation>Lin, Goyal, Girshick, He y Dollár 2017, arXiv:1708.02002, ec. 4, con una softmax</translation>
    </message>
    <message>
        <source>Focusing</source>
        <translation>Enfoque</translation>
    </message>
    <message>
        <source>How fast a sample loses weight as its probability grows; 0 is the cross-entropy.</source>
        <translation>Con qué rapidez pierde peso una muestra al crecer su probabilidad; con 0 es la entropía cruzada.</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation variants="yes">
            <lengthvariant>Entropía cruzada binaria</lengthvariant>
            <lengthvariant>E. cruzada binaria</lengthvariant>
            <lengthvariant>EC binaria</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Negative log-likelihood of the true one of two classes; one output z, P(class 1) = σ(z).</source>
        <translation>Log-verosimilitud negativa de la verdadera de dos clases; una salida z, P(clase 1) = σ(z).</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.2.2.2</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.2.2.2</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoide</translation>
    </message>
    <message>
        <source>Multi-class hinge</source>
        <translation variants="yes">
            <lengthvariant>Bisagra multiclase</lengthvariant>
            <lengthvariant>Bisagra</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Asks that the true class beats every other one by a margin of 1, and no more; outputs are scores.</source>
        <translation>Pide que la clase verdadera supere a cada una de las demás por un margen de 1, y nada más; las salidas son puntuaciones.</translation>
    </message>
    <message>
        <source>max(0, 1 + maxⱼ≠ᵧ zⱼ − zᵧ)</source>
        <translation>máx(0, 1 + máxⱼ≠ᵧ zⱼ − zᵧ)</translation>
    </message>
    <message>
        <source>Crammer &amp; Singer 2001, On the algorithmic implementation of multiclass kernel-based vector machines, JMLR 2, section 3</source>
        <translation>Crammer y Singer 2001, On the algorithmic implementation of multiclass kernel-based vector machines, JMLR 2, sección 3</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation variants="yes">
            <lengthvariant>Error cuadrático medio</lengthvariant>
            <lengthvariant>E. cuadrático medio</lengthvariant>
            <lengthvariant>ECM</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The squared distance from the target, without a factor ½, as a mean over samples and outputs.</source>
        <translation>La distancia al cuadrado al objetivo, sin factor ½, promediada sobre muestras y salidas.</translation>
    </message>
    <message>
        <source>mean over samples and outputs of (f − y)²</source>
        <translation>media sobre muestras y salidas de (f − y)²</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>lineal</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Share of samples whose most probable class is the true one.</source>
        <translation>Proporción de muestras cuya clase más probable es la verdadera.</translation>
    </message>
    <message>
        <source>share of samples with argmaxₖ pₖ = y</source>
        <translation>proporción de muestras con argmaxₖ pₖ = y</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 5.1.2</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 5.1.2</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation variants="yes">
            <lengthvariant>Tasa de error</lengthvariant>
            <lengthvariant>Error</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share of samples whose most probable class is wrong: the mean 0–1 loss.</source>
        <translation>Proporción de muestras cuya clase más probable es errónea: la media de la pérdida 0–1.</translation>
    </message>
    <message>
        <source>1 − accuracy (mean 0–1 loss)</source>
        <translation>1 − exactitud (media de la pérdida 0–1)</translation>
    </message>
    <message>
        <source>The squared distance from the true values, as a mean over samples and outputs.</source>
        <translation>La distancia al cuadrado a los valores verdaderos, promediada sobre muestras y salidas.</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 5.1.4</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 5.1.4</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Share of the targets&apos; variance that is explained: 1 is perfect, 0 as good as their mean, below 0 worse.</source>
        <translation>Proporción de la varianza de los valores que queda explicada: 1 es perfecto; 0, tan bueno como su media; por debajo de 0, peor.</translation>
    </message>
    <message>
        <source>1 − Σ(f − y)² / Σ(y − ȳ)²</source>
        <translation>1 − Σ(f − y)² / Σ(y − ȳ)²</translation>
    </message>
    <message>
        <source>Draper &amp; Smith 1998, Applied Regression Analysis, 3rd ed., section 1.3</source>
        <translation>Draper y Smith 1998, Applied Regression Analysis, 3.ª ed., sección 1.3</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Gradient descent on mini-batches, with momentum where μ &gt; 0.</source>
        <translation>Descenso por el gradiente con minilotes; con momento si μ &gt; 0.</translation>
    </message>
    <message>
        <source>v ← μv + g, θ ← θ − ηv</source>
        <translation>v ← μv + g, θ ← θ − ηv</translation>
    </message>
    <message>
        <source>Robbins &amp; Monro 1951; Polyak 1964 (momentum); Sutskever et al. 2013 (Nesterov&apos;s look-ahead)</source>
        <translation>Robbins y Monro 1951; Polyak 1964 (momento); Sutskever et al. 2013 (anticipación de Nesterov)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation variants="yes">
            <lengthvariant>Tasa de aprendizaje</lengthvariant>
            <lengthvariant>Tasa de aprend.</lengthvariant>
            <lengthvariant>Tasa aprend.</lengthvariant>
            <lengthvariant>Tasa</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Step size, before the schedule.</source>
        <translation>Tamaño de paso, antes de aplicar el programa.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Share of the velocity that each step keeps; 0 is plain SGD.</source>
        <translation>Proporción de la velocidad que conserva cada paso; 0 es SGD sin más.</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Look one step of momentum ahead; needs momentum to matter.</source>
        <translation>Anticipar un paso del momento; solo influye si hay momento.</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Divides each component by the root of the sum of all its squared gradients, so steps only shrink.</source>
        <translation>Divide cada componente por la raíz de la suma de todos sus gradientes al cuadrado, de modo que los pasos solo disminuyen.</translation>
    </message>
    <message>
        <source>s ← s + g², θ ← θ − η g / (√s + ε)</source>
        <translation>s ← s + g², θ ← θ − η g / (√s + ε)</translation>
    </message>
    <message>
        <source>Duchi, Hazan &amp; Singer 2011, Adaptive subgradient methods, J. Mach. Learn. Res. 12, figure 1 (diagonal)</source>
        <translation>Duchi, Hazan y Singer 2011, Adaptive subgradient methods, J. Mach. Learn. Res. 12, figura 1 (diagonal)</translation>
    </message>
    <message>
        <source>Initial sum</source>
        <translation>Suma inicial</translation>
    </message>
    <message>
        <source>Where the sum of squares starts; more of it makes the first steps shorter.</source>
        <translation>Valor inicial de la suma de cuadrados; cuanto mayor, más cortos los primeros pasos.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Épsilon</translation>
    </message>
    <message>
        <source>Keeps the quotient finite where gradients vanish.</source>
        <translation>Mantiene finito el cociente donde los gradientes se anulan.</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Divides each component by the root of a running mean of its squared gradients.</source>
        <translation>Divide cada componente por la raíz de una media móvil de sus gradientes al cuadrado.</translation>
    </message>
    <message>
        <source>s ← ρs + (1 − ρ)g², v ← μv + g / (√s + ε), θ ← θ − ηv</source>
        <translation>s ← ρs + (1 − ρ)g², v ← μv + g / (√s + ε), θ ← θ − ηv</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Decaimiento</translation>
    </message>
    <message>
        <source>Decay of the mean of squares.</source>
        <translation>Decaimiento de la media de los cuadrados.</translation>
    </message>
    <message>
        <source>Share of the velocity that each step keeps.</source>
        <translation>Proporción de la velocidad que conserva cada paso.</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>Centrado</translation>
    </message>
    <message>
        <source>Divide by the standard deviation of the gradient instead of its root mean square.</source>
        <translation>Dividir por la desviación típica del gradiente en lugar de su media cuadrática.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adaptive moments: momentum over a running scale of each component, both corrected for their zero start.</source>
        <translation>Momentos adaptativos: momento dividido por una escala móvil de cada componente, ambos corregidos por empezar en cero.</translation>
    </message>
    <message>
        <source>θ ← θ − η m̂ / (√v̂ + ε)</source>
        <translation>θ ← θ − η m̂ / (√v̂ + ε)</translation>
    </message>
    <message>
        <source>Kingma &amp; Ba 2015, Adam, arXiv:1412.6980, algorithm 1</source>
        <translation>Kingma y Ba 2015, Adam, arXiv:1412.6980, algoritmo 1</translation>
    </message>
    <message>
        <source>First decay</source>
        <translation variants="yes">
            <lengthvariant>Primer decaimiento</lengthvariant>
            <lengthvariant>1.er decaim.</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Decay of the mean of gradients.</source>
        <translation>Decaimiento de la media de los gradientes.</translation>
    </message>
    <message>
        <source>Second decay</source>
        <translation variants="yes">
            <lengthvariant>Segundo decaimiento</lengthvariant>
            <lengthvariant>2.º decaim.</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Decision map</source>
        <translation>Mapa de decisión</translation>
    </message>
    <message>
        <source>Class probabilities on a square grid that holds all samples with a margin.</source>
        <translation>Probabilidades de las clases en una rejilla cuadrada que contiene todas las muestras con un margen.</translation>
    </message>
    <message>
        <source>argmaxₖ pₖ(x₁, x₂)</source>
        <translation>argmaxₖ pₖ(x₁, x₂)</translation>
    </message>
    <message>
        <source>predictions on a square grid around the data</source>
        <translation>predicciones en una rejilla cuadrada en torno a los datos</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Grid points per side.</source>
        <translation>Puntos de la rejilla por lado.</translation>
    </message>
    <message>
        <source>Most samples of each part.</source>
        <translation>Máximo de muestras de cada parte.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>What the network predicts on the test part.</source>
        <translation>Lo que la red predice en la parte de prueba.</translation>
    </message>
    <message>
        <source>f(x) against y</source>
        <translation>f(x) frente a y</translation>
    </message>
    <message>
        <source>predictions of the latest evaluation on the test part</source>
        <translation>predicciones de la última evaluación en la parte de prueba</translation>
    </message>
    <message>
        <source>Points of the curve.</source>
        <translation>Puntos de la curva.</translation>
    </message>
    <message>
        <source>Test samples</source>
        <translation>Muestras de prueba</translation>
    </message>
    <message>
        <source>The test images that the network gets wrong, the surest first, then right ones, the least sure first.</source>
        <translation>Las imágenes de prueba en las que la red se equivoca, primero las más seguras; después las acertadas, primero las menos seguras.</translation>
    </message>
    <message>
        <source>argmaxₖ pₖ(x) and maxₖ pₖ(x)</source>
        <translation>argmaxₖ pₖ(x) y maxₖ pₖ(x)</translation>
    </message>
    <message>
        <source>How many are shown.</source>
        <translation>Cuántas se muestran.</translation>
    </message>
    <message>
        <source>The rate stays as it is.</source>
        <translation>La tasa se queda como está.</translation>
    </message>
    <message>
        <source>η(t) = η</source>
        <translation>η(t) = η</translation>
    </message>
    <message>
        <source>Robbins &amp; Monro 1951, A stochastic approximation method</source>
        <translation>Robbins y Monro 1951, A stochastic approximation method</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation variants="yes">
            <lengthvariant>Calentamiento</lengthvariant>
            <lengthvariant>Calent.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Steps over which the rate first rises linearly to η (Goyal et al. 2017, arXiv:1706.02677). The schedule&apos;s own time starts after them.</source>
        <translation>Pasos en los que la tasa sube primero linealmente hasta η (Goyal et al. 2017, arXiv:1706.02677). El tiempo del propio programa empieza después.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>Step</source>
        <translation variants="yes">
            <lengthvariant>Por escalones</lengthvariant>
            <lengthvariant>Escalones</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The rate drops by a factor every n steps.</source>
        <translation>La tasa se reduce por un factor cada n pasos.</translation>
    </message>
    <message>
        <source>η(t) = η γ^⌊t / n⌋</source>
        <translation>η(t) = η γ^⌊t / n⌋</translation>
    </message>
    <message>
        <source>He, Zhang, Ren &amp; Sun 2016, Deep residual learning, arXiv:1512.03385, section 4</source>
        <translation>He, Zhang, Ren y Sun 2016, Deep residual learning, arXiv:1512.03385, sección 4</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Factor</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each drop.</source>
        <translation>Por lo que se multiplica la tasa en cada reducción.</translation>
    </message>
    <message>
        <source>Drop every</source>
        <translation variants="yes">
            <lengthvariant>Reducir cada</lengthvariant>
            <lengthvariant>Cada</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Steps between two drops.</source>
        <translation>Pasos entre dos reducciones.</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponencial</translation>
    </message>
    <message>
        <source>The rate halves every h steps, smoothly.</source>
        <translation>La tasa se reduce a la mitad cada h pasos, de forma continua.</translation>
    </message>
    <message>
        <source>η(t) = η 2^(−t / h)</source>
        <translation>η(t) = η 2^(−t / h)</translation>
    </message>
    <message>
        <source>geometric decay, stated by its half-life</source>
        <translation>decaimiento geométrico, dado por su semivida</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Semivida</translation>
    </message>
    <message>
        <source>Steps in which the rate falls to one half.</source>
        <translation>Pasos en los que la tasa cae a la mitad.</translation>
    </message>
    <message>
        <source>1/t</source>
        <translation>1/t</translation>
    </message>
    <message>
        <source>The rate falls like 1/t: slowly enough to arrive anywhere, fast enough to average the noise away.</source>
        <translation>La tasa cae como 1/t: lo bastante despacio para llegar a cualquier sitio, lo bastante deprisa para promediar el ruido.</translation>
    </message>
    <message>
        <source>η(t) = η / (1 + kt)</source>
        <translation>η(t) = η / (1 + kt)</translation>
    </message>
    <message>
        <source>Robbins &amp; Monro 1951, A stochastic approximation method, section 2</source>
        <translation>Robbins y Monro 1951, A stochastic approximation method, sección 2</translation>
    </message>
    <message>
        <source>After 1/k steps the rate has halved.</source>
        <translation>Tras 1/k pasos la tasa se ha reducido a la mitad.</translation>
    </message>
    <message>
        <source>1/step</source>
        <translation>1/paso</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Coseno</translation>
    </message>
    <message>
        <source>Half a wave from the full rate down to a floor at the horizon T; from there on the rate stays.</source>
        <translation>Media onda desde la tasa completa hasta un mínimo en el horizonte T; a partir de ahí la tasa no cambia.</translation>
    </message>
    <message>
        <source>η(t) = η (f + (1 − f) (1 + cos(πt / T)) / 2)</source>
        <translation>η(t) = η (f + (1 − f) (1 + cos(πt / T)) / 2)</translation>
    </message>
    <message>
        <source>Loshchilov &amp; Hutter 2017, SGDR, arXiv:1608.03983, eq. 5 (one cycle)</source>
        <translation>Loshchilov y Hutter 2017, SGDR, arXiv:1608.03983, ec. 5 (un ciclo)</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Share of the rate that is left at the horizon.</source>
        <translation>Proporción de la tasa que queda en el horizonte.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Draws the starting parameters, batches and masks.</source>
        <translation>De ella salen los parámetros iniciales, los lotes y las máscaras.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Conjunto</translation>
    </message>
    <message>
        <source>Where the samples come from.</source>
        <translation>De dónde vienen las muestras.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation variants="yes">
            <lengthvariant>Suavizado</lengthvariant>
            <lengthvariant>Suav.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation variants="yes">
            <lengthvariant>Error absoluto medio</lengthvariant>
            <lengthvariant>E. absoluto medio</lengthvariant>
            <lengthvariant>EAM</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The distance from the target: far-off samples pull no harder than others, and its minimum is the median.</source>
        <translation>La distancia al objetivo: las muestras lejanas no tiran con más fuerza que las demás, y su mínimo es la mediana.</translation>
    </message>
    <message>
        <source>mean over samples and outputs of |f − y|</source>
        <translation>media sobre muestras y salidas de |f − y|</translation>
    </message>
    <message>
        <source>Hastie, Tibshirani &amp; Friedman 2009, The Elements of Statistical Learning, 2nd ed., section 10.6</source>
        <translation>Hastie, Tibshirani y Friedman 2009, The Elements of Statistical Learning, 2.ª ed., sección 10.6</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>Half the squared error near the target, the absolute error beyond δ; smooth, and little moved by outliers.</source>
        <translation>La mitad del error cuadrático cerca del objetivo y el error absoluto más allá de δ; suave y poco sensible a valores atípicos.</translation>
    </message>
    <message>
        <source>½ r² for |r| ≤ δ, δ (|r| − ½ δ) else; r = f − y</source>
        <translation>½ r² si |r| ≤ δ, δ (|r| − ½ δ) si no; r = f − y</translation>
    </message>
    <message>
        <source>Distance from the target at which the loss goes over from squared to straight.</source>
        <translation>Distancia al objetivo a la que la pérdida pasa de cuadrática a recta.</translation>
    </message>
    <message>
        <source>Quantile loss</source>
        <translation variants="yes">
            <lengthvariant>Pérdida cuantil</lengthvariant>
            <lengthvariant>P. cuantil</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Predicts the value below which a share τ of the targets lies; ½ gives the median, as the absolute error does.</source>
        <translation>Predice el valor por debajo del cual queda una proporción τ de los objetivos; ½ da la mediana, como el error absoluto.</translation>
    </message>
    <message>
        <source>mean over samples and outputs of max(τ (y − f), (τ − 1)(y − f))</source>
        <translation>media sobre muestras y salidas de máx(τ (y − f), (τ − 1)(y − f))</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Share of the targets that shall lie below the prediction.</source>
        <translation>Proporción de los objetivos que debe quedar por debajo de la predicción.</translation>
    </message>
    <message>
        <source>Gneiting &amp; Raftery 2007, Strictly proper scoring rules, prediction, and estimation, section 3</source>
        <translation>Gneiting y Raftery 2007, Strictly proper scoring rules, prediction, and estimation, sección 3</translation>
    </message>
    <message>
        <source>Willmott &amp; Matsuura 2005, Climate Research 30</source>
        <translation>Willmott y Matsuura 2005, Climate Research 30</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>Creciente</translation>
    </message>
    <message>
        <source>Share</source>
        <translation variants="yes">
            <lengthvariant>Proporción</lengthvariant>
            <lengthvariant>Prop.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>Others&apos; rate</source>
        <translation variants="yes">
            <lengthvariant>Tasa de los demás</lengthvariant>
            <lengthvariant>Tasa del resto</lengthvariant>
            <lengthvariant>Tasa resto</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Basis decay</source>
        <translation variants="yes">
            <lengthvariant>Decaimiento de la base</lengthvariant>
            <lengthvariant>Decaim. base</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimación</translation>
    </message>
    <message>
        <source>Defazio et al. 2024, The road less scheduled, arXiv:2405.15682, section 1, weights of algorithm 1</source>
        <translation>Defazio et al. 2024, The road less scheduled, arXiv:2405.15682, sección 1, pesos del algoritmo 1</translation>
    </message>
    <message>
        <source>Conjugate gradients</source>
        <translation variants="yes">
            <lengthvariant>Gradientes conjugados</lengthvariant>
            <lengthvariant>Grad. conj.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Searches along directions that do not undo what earlier ones achieved; needs two vectors, no matrix.</source>
        <translation>Busca en direcciones que no deshacen lo que lograron las anteriores; necesita dos vectores y ninguna matriz.</translation>
    </message>
    <message>
        <source>d ← −g + βd, θ ← θ + αd with α by a strong-Wolfe search</source>
        <translation>d ← −g + βd, θ ← θ + αd, con α de una búsqueda de Wolfe fuerte</translation>
    </message>
    <message>
        <source>Nocedal &amp; Wright 2006, Numerical Optimization, 2nd ed., algorithms 5.4 and 3.5; Goodfellow, Bengio &amp; Courville 2016, Deep Learning, algorithm 8.9</source>
        <translation>Nocedal y Wright 2006, Numerical Optimization, 2.ª ed., algoritmos 5.4 y 3.5; Goodfellow, Bengio y Courville 2016, Deep Learning, algoritmo 8.9</translation>
    </message>
    <message>
        <source>A step is long enough when the slope has shrunk to this share; small values search exactly.</source>
        <translation>Un paso es lo bastante largo cuando la pendiente se ha reducido a esta proporción; con valores pequeños la búsqueda es exacta.</translation>
    </message>
    <message>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <source>How much of the last direction is kept.</source>
        <translation>Cuánto se conserva de la última dirección.</translation>
    </message>
    <message>
        <source>Polak–Ribière+</source>
        <translation variants="yes">
            <lengthvariant>Polak–Ribière+</lengthvariant>
            <lengthvariant>Polak–Rib.+</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Fletcher–Reeves</source>
        <translation variants="yes">
            <lengthvariant>Fletcher–Reeves</lengthvariant>
            <lengthvariant>Fletcher–R.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Hestenes–Stiefel+</source>
        <translation variants="yes">
            <lengthvariant>Hestenes–Stiefel+</lengthvariant>
            <lengthvariant>Hest.–St.+</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Dai–Yuan</source>
        <translation>Dai–Yuan</translation>
    </message>
    <message>
        <source>Restart every</source>
        <translation variants="yes">
            <lengthvariant>Reiniciar cada</lengthvariant>
            <lengthvariant>Cada</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Steps after which the direction starts again from the gradient; 0 for never.</source>
        <translation>Pasos tras los cuales la dirección vuelve a empezar desde el gradiente; 0 es nunca.</translation>
    </message>
    <message>
        <source>A step must lower J by this share of what the slope promises.</source>
        <translation>Un paso debe bajar J en esta proporción de lo que promete la pendiente.</translation>
    </message>
    <message>
        <source>BFGS</source>
        <translation>BFGS</translation>
    </message>
    <message>
        <source>Builds an approximation of the inverse Hessian from the changes of the gradient; its memory is a full matrix.</source>
        <translation>Construye una aproximación de la inversa de la hessiana a partir de los cambios del gradiente; su memoria es una matriz completa.</translation>
    </message>
    <message>
        <source>d = −Hg, H ← (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ, ρ = 1 / yᵀs</source>
        <translation>d = −Hg, H ← (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ, ρ = 1 / yᵀs</translation>
    </message>
    <message>
        <source>Nocedal &amp; Wright 2006, Numerical Optimization, 2nd ed., algorithm 6.1, eq. 6.17; Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.6.3</source>
        <translation>Nocedal y Wright 2006, Numerical Optimization, 2.ª ed., algoritmo 6.1, ec. 6.17; Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.6.3</translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <source>BFGS that remembers the last m steps instead of a matrix, so that it fits networks of any size.</source>
        <translation>Un BFGS que recuerda los últimos m pasos en lugar de una matriz, de modo que sirve para redes de cualquier tamaño.</translation>
    </message>
    <message>
        <source>d = −Hg by the two-loop recursion over the last m pairs (s, y), H₀ = (sᵀy / yᵀy) I</source>
        <translation>d = −Hg por la recursión de dos bucles sobre los últimos m pares (s, y), H₀ = (sᵀy / yᵀy) I</translation>
    </message>
    <message>
        <source>Nocedal &amp; Wright 2006, Numerical Optimization, 2nd ed., algorithms 7.4 and 7.5; Liu &amp; Nocedal 1989</source>
        <translation>Nocedal y Wright 2006, Numerical Optimization, 2.ª ed., algoritmos 7.4 y 7.5; Liu y Nocedal 1989</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Pairs that are kept.</source>
        <translation>Pares que se conservan.</translation>
    </message>
    <message>
        <source>Newton</source>
        <translation>Newton</translation>
    </message>
    <message>
        <source>Jumps to the stationary point of the local quadratic, be it a minimum, a saddle or a maximum.</source>
        <translation>Salta al punto estacionario de la cuadrática local, ya sea un mínimo, un punto de silla o un máximo.</translation>
    </message>
    <message>
        <source>θ ← θ − η (∇²J + λI)⁻¹ g</source>
        <translation>θ ← θ − η (∇²J + λI)⁻¹ g</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, algorithm 8.8, eq. 8.28 (damped)</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, algoritmo 8.8, ec. 8.28 (amortiguado)</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation variants="yes">
            <lengthvariant>Amortiguación</lengthvariant>
            <lengthvariant>Amortig.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Added to every eigenvalue: large values turn the step towards the gradient and shorten it.</source>
        <translation>Se suma a cada valor propio: los valores grandes orientan el paso hacia el gradiente y lo acortan.</translation>
    </message>
    <message>
        <source>Saddle-free Newton</source>
        <translation variants="yes">
            <lengthvariant>Newton sin puntos de silla</lengthvariant>
            <lengthvariant>N. sin sillas</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Newton&apos;s method with the absolute values of the eigenvalues: saddles repel it instead of drawing it in.</source>
        <translation>El método de Newton con los valores absolutos de los valores propios: los puntos de silla lo repelen en lugar de atraerlo.</translation>
    </message>
    <message>
        <source>θ ← θ − η (|∇²J| + λI)⁻¹ g</source>
        <translation>θ ← θ − η (|∇²J| + λI)⁻¹ g</translation>
    </message>
    <message>
        <source>Dauphin et al. 2014, Identifying and attacking the saddle point problem, arXiv:1406.2572, algorithm 1</source>
        <translation>Dauphin et al. 2014, Identifying and attacking the saddle point problem, arXiv:1406.2572, algoritmo 1</translation>
    </message>
    <message>
        <source>Levenberg–Marquardt</source>
        <translation variants="yes">
            <lengthvariant>Levenberg–Marquardt</lengthvariant>
            <lengthvariant>Lev.–Marq.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Between Gauss–Newton and the gradient: a step that raises J is refused and λ grows tenfold.</source>
        <translation>Entre Gauss–Newton y el gradiente: un paso que aumenta J se rechaza y λ se multiplica por diez.</translation>
    </message>
    <message>
        <source>(G + λI) d = −g, θ ← θ + ηd where J falls</source>
        <translation>(G + λI) d = −g, θ ← θ + ηd si J disminuye</translation>
    </message>
    <message>
        <source>Marquardt 1963, An algorithm for least-squares estimation of nonlinear parameters; Nocedal &amp; Wright 2006, Numerical Optimization, 2nd ed., section 10.3</source>
        <translation>Marquardt 1963, An algorithm for least-squares estimation of nonlinear parameters; Nocedal y Wright 2006, Numerical Optimization, 2.ª ed., sección 10.3</translation>
    </message>
    <message>
        <source>Where λ starts; it adapts itself.</source>
        <translation>Valor inicial de λ; después se adapta por sí sola.</translation>
    </message>
    <message>
        <source>Inner tolerance</source>
        <translation variants="yes">
            <lengthvariant>Tolerancia interior</lengthvariant>
            <lengthvariant>Toler. interior</lengthvariant>
            <lengthvariant>Tolerancia</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The inner iteration ends when the residual has shrunk to this share.</source>
        <translation>La iteración interior termina cuando el residuo se ha reducido a esta proporción.</translation>
    </message>
    <message>
        <source>Inner iterations</source>
        <translation variants="yes">
            <lengthvariant>Iteraciones interiores</lengthvariant>
            <lengthvariant>Iter. interiores</lengthvariant>
            <lengthvariant>Iteraciones</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Most conjugate-gradient steps of an update; each costs one product.</source>
        <translation>Máximo de pasos de gradientes conjugados por actualización; cada uno cuesta un producto.</translation>
    </message>
    <message>
        <source>Hessian-free</source>
        <translation>Sin hessiana</translation>
    </message>
    <message>
        <source>Second-order steps for networks of any size: only products with the Gauss–Newton matrix are ever formed.</source>
        <translation>Pasos de segundo orden para redes de cualquier tamaño: solo se forman productos con la matriz de Gauss–Newton.</translation>
    </message>
    <message>
        <source>(G + λI) d ≈ −g by conjugate gradients, θ ← θ + ηd, λ ← 3/2 λ or 2/3 λ</source>
        <translation>(G + λI) d ≈ −g por gradientes conjugados, θ ← θ + ηd, λ ← 3/2 λ o 2/3 λ</translation>
    </message>
    <message>
        <source>Martens 2010, Deep learning via Hessian-free optimization; Schraudolph 2002, Fast curvature matrix-vector products</source>
        <translation>Martens 2010, Deep learning via Hessian-free optimization; Schraudolph 2002, Fast curvature matrix-vector products</translation>
    </message>
    <message>
        <source>Coordinate descent</source>
        <translation variants="yes">
            <lengthvariant>Descenso por coordenadas</lengthvariant>
            <lengthvariant>Desc. por coord.</lengthvariant>
            <lengthvariant>Por coord.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Moves one parameter at a time to the minimum along its axis; strongly coupled parameters make it zigzag.</source>
        <translation>Mueve un parámetro cada vez hasta el mínimo a lo largo de su eje; si los parámetros están muy acoplados, avanza en zigzag.</translation>
    </message>
    <message>
        <source>θᵢ ← θᵢ − η gᵢ / hᵢᵢ, one i at a time</source>
        <translation>θᵢ ← θᵢ − η gᵢ / hᵢᵢ, un solo i cada vez</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.7.2; Wright 2015, Coordinate descent algorithms, arXiv:1502.04759, algorithm 1</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.7.2; Wright 2015, Coordinate descent algorithms, arXiv:1502.04759, algoritmo 1</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Which parameter moves next.</source>
        <translation>Qué parámetro se mueve a continuación.</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>Por turnos</translation>
    </message>
    <message>
        <source>Largest gradient</source>
        <translation variants="yes">
            <lengthvariant>Mayor gradiente</lengthvariant>
            <lengthvariant>Mayor grad.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exacto</translation>
    </message>
    <message>
        <source>Divide by the curvature along the axis, at the cost of one Hessian product.</source>
        <translation>Dividir por la curvatura a lo largo del eje, al coste de un producto con la hessiana.</translation>
    </message>
    <message>
        <source>Surface map</source>
        <translation variants="yes">
            <lengthvariant>Mapa de la superficie</lengthvariant>
            <lengthvariant>Mapa</lengthvariant>
        </translation>
    </message>
    <message>
        <source>J on a grid, where it is now; further parameters are those of the first lane&apos;s point.</source>
        <translation>J en una rejilla, tal como es ahora; los demás parámetros son los del punto del primer carril.</translation>
    </message>
    <message>
        <source>J(θ₁, θ₂)</source>
        <translation>J(θ₁, θ₂)</translation>
    </message>
    <message>
        <source>values of J on a grid over its first two parameters</source>
        <translation>valores de J en una rejilla sobre sus dos primeros parámetros</translation>
    </message>
    <message>
        <source>Multi-step</source>
        <translation variants="yes">
            <lengthvariant>Por escalones dados</lengthvariant>
            <lengthvariant>Escal. dados</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The rate drops by a factor at steps that are listed.</source>
        <translation>La tasa se reduce por un factor en los pasos de una lista.</translation>
    </message>
    <message>
        <source>η(t) = η γ^(number of milestones mₖ ≤ t)</source>
        <translation>η(t) = η γ^(número de hitos mₖ ≤ t)</translation>
    </message>
    <message>
        <source>He, Zhang, Ren &amp; Sun 2016, Deep residual learning, arXiv:1512.03385, section 4.2</source>
        <translation>He, Zhang, Ren y Sun 2016, Deep residual learning, arXiv:1512.03385, sección 4.2</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each milestone.</source>
        <translation>Por lo que se multiplica la tasa en cada hito.</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Hitos</translation>
    </message>
    <message>
        <source>Steps at which the rate drops, in rising order.</source>
        <translation>Pasos en los que baja la tasa, en orden creciente.</translation>
    </message>
    <message>
        <source>At step</source>
        <translation>En el paso</translation>
    </message>
    <message>
        <source>When the rate drops.</source>
        <translation>Cuándo baja la tasa.</translation>
    </message>
    <message>
        <source>1/√t</source>
        <translation>1/√t</translation>
    </message>
    <message>
        <source>The rate falls like 1/√t, without a horizon.</source>
        <translation>La tasa cae como 1/√t, sin horizonte.</translation>
    </message>
    <message>
        <source>η(t) = η √(τ / (τ + t)), or η √(τ / max(τ, t)) where the rate is held</source>
        <translation>η(t) = η √(τ / (τ + t)), o η √(τ / máx(τ, t)) si la tasa se mantiene</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, arXiv:1706.03762, eq. 3; Raffel et al. 2020 (T5), arXiv:1910.10683, section 3.1.2</source>
        <translation>Vaswani et al. 2017, arXiv:1706.03762, ec. 3; Raffel et al. 2020 (T5), arXiv:1910.10683, sección 3.1.2</translation>
    </message>
    <message>
        <source>Timescale</source>
        <translation variants="yes">
            <lengthvariant>Escala de tiempo</lengthvariant>
            <lengthvariant>Escala</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The rate has halved after 3τ steps (4τ where it is held first); give the warm-up as many.</source>
        <translation>La tasa se ha reducido a la mitad tras 3τ pasos (4τ si antes se mantiene); conviene que el calentamiento dure τ pasos.</translation>
    </message>
    <message>
        <source>Hold first</source>
        <translation variants="yes">
            <lengthvariant>Mantener al inicio</lengthvariant>
            <lengthvariant>Mantener</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Whether the rate stays full for the first τ steps.</source>
        <translation>Si la tasa se queda completa durante los primeros τ pasos.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>A straight line from the full rate down to a floor at the horizon T; from there on the rate stays.</source>
        <translation>Una recta desde la tasa completa hasta un mínimo en el horizonte T; a partir de ahí la tasa no cambia.</translation>
    </message>
    <message>
        <source>η(t) = η (1 − (1 − f) t / T)</source>
        <translation>η(t) = η (1 − (1 − f) t / T)</translation>
    </message>
    <message>
        <source>Devlin, Chang, Lee &amp; Toutanova 2019 (BERT), arXiv:1810.04805, appendix A.2</source>
        <translation>Devlin, Chang, Lee y Toutanova 2019 (BERT), arXiv:1810.04805, apéndice A.2</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>Polinomial</translation>
    </message>
    <message>
        <source>A power of the time that is left until the horizon T; from there on the rate stays at the floor.</source>
        <translation>Una potencia del tiempo que falta hasta el horizonte T; a partir de ahí la tasa se queda en el mínimo.</translation>
    </message>
    <message>
        <source>η(t) = η (f + (1 − f) (1 − t / T)ᵖ)</source>
        <translation>η(t) = η (f + (1 − f) (1 − t / T)ᵖ)</translation>
    </message>
    <message>
        <source>Chen, Papandreou, Kokkinos, Murphy &amp; Yuille 2018, DeepLab, arXiv:1606.00915, section 4.1.2</source>
        <translation>Chen, Papandreou, Kokkinos, Murphy y Yuille 2018, DeepLab, arXiv:1606.00915, sección 4.1.2</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Potencia</translation>
    </message>
    <message>
        <source>Above 1 the rate falls early and lands gently; below 1 it stays long and falls at the end.</source>
        <translation>Por encima de 1 la tasa cae pronto y aterriza con suavidad; por debajo de 1 se mantiene mucho tiempo y cae al final.</translation>
    </message>
    <message>
        <source>Cosine with restarts</source>
        <translation variants="yes">
            <lengthvariant>Coseno con reinicios</lengthvariant>
            <lengthvariant>C. reinicios</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Half waves from the full rate down to a floor, one after another, each m times as long as the one before.</source>
        <translation>Medias ondas desde la tasa completa hasta un mínimo, una tras otra, cada una m veces más larga que la anterior.</translation>
    </message>
    <message>
        <source>η(t) = η (f + (1 − f) (1 + cos(πt′ / T′)) / 2), periods T′ = n, nm, nm² …</source>
        <translation>η(t) = η (f + (1 − f) (1 + cos(πt′ / T′)) / 2), periodos T′ = n, nm, nm² …</translation>
    </message>
    <message>
        <source>Loshchilov &amp; Hutter 2017, SGDR, arXiv:1608.03983, eq. 5</source>
        <translation>Loshchilov y Hutter 2017, SGDR, arXiv:1608.03983, ec. 5</translation>
    </message>
    <message>
        <source>First period</source>
        <translation variants="yes">
            <lengthvariant>Primer periodo</lengthvariant>
            <lengthvariant>1.er periodo</lengthvariant>
            <lengthvariant>Periodo</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Steps until the first restart.</source>
        <translation>Pasos hasta el primer reinicio.</translation>
    </message>
    <message>
        <source>Lengthening</source>
        <translation variants="yes">
            <lengthvariant>Alargamiento</lengthvariant>
            <lengthvariant>Alarg.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>How many times as long each period is as the one before.</source>
        <translation>Cuántas veces más largo es cada periodo que el anterior.</translation>
    </message>
    <message>
        <source>Share of the rate that is left at the end of each period.</source>
        <translation>Proporción de la tasa que queda al final de cada periodo.</translation>
    </message>
    <message>
        <source>Cyclical</source>
        <translation>Cíclica</translation>
    </message>
    <message>
        <source>The rate swings between a floor and the full rate in straight lines, beginning at the floor.</source>
        <translation>La tasa oscila en línea recta entre un mínimo y la tasa completa, empezando por el mínimo.</translation>
    </message>
    <message>
        <source>η(t) = η (f + (1 − f) a Λ(t)), Λ = 0 ↗ 1 ↘ 0 every 2n steps</source>
        <translation>η(t) = η (f + (1 − f) a Λ(t)), Λ = 0 ↗ 1 ↘ 0 cada 2n pasos</translation>
    </message>
    <message>
        <source>Smith 2017, Cyclical learning rates for training neural networks, arXiv:1506.01186, section 3</source>
        <translation>Smith 2017, Cyclical learning rates for training neural networks, arXiv:1506.01186, sección 3</translation>
    </message>
    <message>
        <source>Half cycle</source>
        <translation>Medio ciclo</translation>
    </message>
    <message>
        <source>Steps from the floor to the full rate; the paper suggests 2 to 10 epochs.</source>
        <translation>Pasos desde el mínimo hasta la tasa completa; el artículo sugiere de 2 a 10 épocas.</translation>
    </message>
    <message>
        <source>Share of the rate at the lowest points.</source>
        <translation>Proporción de la tasa en los puntos más bajos.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>What becomes of the swings.</source>
        <translation>Qué pasa con las oscilaciones.</translation>
    </message>
    <message>
        <source>Triangular</source>
        <translation>Triangular</translation>
    </message>
    <message>
        <source>Triangular 2</source>
        <translation>Triangular 2</translation>
    </message>
    <message>
        <source>Exponential range</source>
        <translation variants="yes">
            <lengthvariant>Rango exponencial</lengthvariant>
            <lengthvariant>R. exponencial</lengthvariant>
            <lengthvariant>Expon.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>What the swings are multiplied by at each step, for the exponential range alone.</source>
        <translation>Por lo que se multiplican las oscilaciones en cada paso; solo para el rango exponencial.</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>Un ciclo</translation>
    </message>
    <message>
        <source>One rise from a small rate to the full one, then a fall to nearly nothing at the horizon T.</source>
        <translation>Una subida desde una tasa pequeña hasta la completa y luego una caída hasta casi nada en el horizonte T.</translation>
    </message>
    <message>
        <source>η(t): η / a ↗ η at t = rT, then ↘ η / (ab) at t = T</source>
        <translation>η(t): η / a ↗ η en t = rT, luego ↘ η / (ab) en t = T</translation>
    </message>
    <message>
        <source>Smith &amp; Topin 2018, Super-convergence, arXiv:1708.07120, section 3</source>
        <translation>Smith y Topin 2018, Super-convergence, arXiv:1708.07120, sección 3</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises.</source>
        <translation>Proporción de los pasos en la que la tasa sube.</translation>
    </message>
    <message>
        <source>Start division</source>
        <translation variants="yes">
            <lengthvariant>División inicial</lengthvariant>
            <lengthvariant>Div. inicial</lengthvariant>
        </translation>
    </message>
    <message>
        <source>How many times smaller than the full rate the first one is.</source>
        <translation>Cuántas veces menor que la tasa completa es la primera.</translation>
    </message>
    <message>
        <source>Final division</source>
        <translation variants="yes">
            <lengthvariant>División final</lengthvariant>
            <lengthvariant>Div. final</lengthvariant>
        </translation>
    </message>
    <message>
        <source>How many times smaller than the first rate the last one is.</source>
        <translation>Cuántas veces menor que la primera tasa es la última.</translation>
    </message>
    <message>
        <source>How the rate goes from one value to the next.</source>
        <translation>Cómo pasa la tasa de un valor al siguiente.</translation>
    </message>
    <message>
        <source>Warm-up, stable, decay</source>
        <translation variants="yes">
            <lengthvariant>Calentamiento, meseta y descenso</lengthvariant>
            <lengthvariant>WSD</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The rate stays full after the warm-up and falls only in the last part of the run, down to a floor.</source>
        <translation>Tras el calentamiento la tasa se queda completa, y solo en la última parte de la ejecución cae hasta un mínimo.</translation>
    </message>
    <message>
        <source>η(t) = η, then η (f + (1 − f) d(s)), s = 1 − (1 − t / T) / δ</source>
        <translation>η(t) = η, luego η (f + (1 − f) d(s)), s = 1 − (1 − t / T) / δ</translation>
    </message>
    <message>
        <source>Hu et al. 2024 (MiniCPM), arXiv:2404.06395, section 4; Hägele et al. 2024, arXiv:2405.18392 (1 − √s)</source>
        <translation>Hu et al. 2024 (MiniCPM), arXiv:2404.06395, sección 4; Hägele et al. 2024, arXiv:2405.18392 (1 − √s)</translation>
    </message>
    <message>
        <source>Decay part</source>
        <translation variants="yes">
            <lengthvariant>Parte de descenso</lengthvariant>
            <lengthvariant>Descenso</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share of the steps after the warm-up in which the rate falls.</source>
        <translation>Proporción de los pasos posteriores al calentamiento en la que la tasa cae.</translation>
    </message>
    <message>
        <source>How the rate falls.</source>
        <translation>Cómo cae la tasa.</translation>
    </message>
    <message>
        <source>1 − √s</source>
        <translation>1 − √s</translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation variants="yes">
            <lengthvariant>Reducir en meseta</lengthvariant>
            <lengthvariant>En meseta</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The rate drops whenever a series has not improved for a while.</source>
        <translation>La tasa baja cada vez que una serie lleva un tiempo sin mejorar.</translation>
    </message>
    <message>
        <source>η ← max(γη, fη₀) when the best of the series is p evaluations old</source>
        <translation>η ← máx(γη, fη₀) cuando lo mejor de la serie tiene p evaluaciones de antigüedad</translation>
    </message>
    <message>
        <source>He, Zhang, Ren &amp; Sun 2016, Deep residual learning, arXiv:1512.03385, section 3.4</source>
        <translation>He, Zhang, Ren y Sun 2016, Deep residual learning, arXiv:1512.03385, sección 3.4</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>What has to improve for the rate to stay. To watch a test series is cheating: its measure is then no longer taken on data that had no say.</source>
        <translation>Lo que tiene que mejorar para que la tasa se quede. Vigilar una serie de prueba es hacer trampa: su medida ya no se toma entonces con datos que no influyeron en nada.</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation variants="yes">
            <lengthvariant>Pérdida de validación</lengthvariant>
            <lengthvariant>Pérd. valid.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Validation measure</source>
        <translation variants="yes">
            <lengthvariant>Medida de validación</lengthvariant>
            <lengthvariant>Med. valid.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation variants="yes">
            <lengthvariant>Pérdida de entrenamiento</lengthvariant>
            <lengthvariant>Pérd. entr.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Training measure</source>
        <translation variants="yes">
            <lengthvariant>Medida de entrenamiento</lengthvariant>
            <lengthvariant>Med. entr.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Test loss (spoils the test)</source>
        <translation variants="yes">
            <lengthvariant>Pérdida de prueba (arruina la prueba)</lengthvariant>
            <lengthvariant>Pérd. prueba</lengthvariant>
            <lengthvariant>Pérd. pr.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Test measure (spoils the test)</source>
        <translation variants="yes">
            <lengthvariant>Medida de prueba (arruina la prueba)</lengthvariant>
            <lengthvariant>Med. prueba</lengthvariant>
            <lengthvariant>Med. pr.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Paciencia</translation>
    </message>
    <message>
        <source>Evaluations without improvement after which the rate drops.</source>
        <translation>Evaluaciones sin mejora tras las cuales baja la tasa.</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>evaluaciones</translation>
    </message>
    <message>
        <source>By how much the series must beat its best to count as better.</source>
        <translation>Por cuánto debe superar la serie su mejor valor para contar como mejora.</translation>
    </message>
    <message>
        <source>Share of the rate below which it does not drop.</source>
        <translation>Proporción de la tasa por debajo de la cual no baja.</translation>
    </message>
    <message>
        <source>Free curve</source>
        <translation>Curva libre</translation>
    </message>
    <message>
        <source>Any course of the rate, as points that are joined by straight lines.</source>
        <translation>Cualquier curso de la tasa, dado por puntos unidos por rectas.</translation>
    </message>
    <message>
        <source>η(t) = η · c(t / T)</source>
        <translation>η(t) = η · c(t / T)</translation>
    </message>
    <message>
        <source>interpolation between points drawn by hand</source>
        <translation>interpolación entre puntos dibujados a mano</translation>
    </message>
    <message>
        <source>Points of the curve, in the order of time.</source>
        <translation>Puntos de la curva, en el orden del tiempo.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Share of the steps after the warm-up.</source>
        <translation>Proporción de los pasos posteriores al calentamiento.</translation>
    </message>
    <message>
        <source>What the rate is multiplied by there.</source>
        <translation>Por lo que se multiplica allí la tasa.</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>Interpolación</translation>
    </message>
    <message>
        <source>What joins two points; next to a factor of 0 it is a straight line in any case.</source>
        <translation>Lo que une dos puntos; junto a un factor 0 es una recta en todo caso.</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Recta</translation>
    </message>
    <message>
        <source>Straight in the logarithm</source>
        <translation variants="yes">
            <lengthvariant>Recta en el logaritmo</lengthvariant>
            <lengthvariant>Recta en log</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Nothing but the horizon ends the run.</source>
        <translation>Solo el horizonte termina la ejecución.</translation>
    </message>
    <message>
        <source>t = T</source>
        <translation>t = T</translation>
    </message>
    <message>
        <source>the run goes on to its horizon</source>
        <translation>la ejecución sigue hasta su horizonte</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation variants="yes">
            <lengthvariant>Parada temprana</lengthvariant>
            <lengthvariant>Parada temp.</lengthvariant>
            <lengthvariant>Parada</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Ends a run when a series has not improved for a while, and brings the best parameters back.</source>
        <translation>Termina una ejecución cuando una serie lleva un tiempo sin mejorar y recupera los mejores parámetros.</translation>
    </message>
    <message>
        <source>stop when the best of the series is older than p evaluations</source>
        <translation>parar cuando lo mejor de la serie tiene más de p evaluaciones de antigüedad</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, algorithm 7.1; Prechelt 1998, Early stopping – but when?</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, algoritmo 7.1; Prechelt 1998, Early stopping – but when?</translation>
    </message>
    <message>
        <source>What has to improve for the run to go on.</source>
        <translation>Lo que tiene que mejorar para que la ejecución continúe.</translation>
    </message>
    <message>
        <source>Evaluations without improvement after which the run stops.</source>
        <translation>Evaluaciones sin mejora tras las cuales se detiene la ejecución.</translation>
    </message>
    <message>
        <source>Go back to the parameters of the best evaluation.</source>
        <translation>Volver a los parámetros de la mejor evaluación.</translation>
    </message>
    <message>
        <source>Learn from data</source>
        <translation variants="yes">
            <lengthvariant>Aprender de datos</lengthvariant>
            <lengthvariant>De datos</lengthvariant>
        </translation>
    </message>
    <message>
        <source>A network, its data and its loss make the objective.</source>
        <translation>Una red, sus datos y su pérdida forman el objetivo.</translation>
    </message>
    <message>
        <source>J(θ) = mean loss of the network on the training data</source>
        <translation>J(θ) = pérdida media de la red en los datos de entrenamiento</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.1</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.1</translation>
    </message>
    <message>
        <source>Standard deviation of the starting points about the nominal one, drawn by the experiment&apos;s seed.</source>
        <translation>Desviación típica de los puntos iniciales en torno al nominal; los sortea la semilla del experimento.</translation>
    </message>
    <message>
        <source>Quadratic bowl</source>
        <translation variants="yes">
            <lengthvariant>Cuenco cuadrático</lengthvariant>
            <lengthvariant>Cuenco</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Ill-conditioning, pure: curvatures from L/κ to L, equally spaced in the logarithm, along axes that may be turned.</source>
        <translation>El mal condicionamiento en estado puro: curvaturas de L/κ a L, equiespaciadas en el logaritmo, a lo largo de ejes que se pueden girar.</translation>
    </message>
    <message>
        <source>J(θ) = ½ Σᵢ λᵢ (qᵢᵀ(θ − c))², λ₁ = L/κ … λ_d = L in equal ratios</source>
        <translation>J(θ) = ½ Σᵢ λᵢ (qᵢᵀ(θ − c))², λ₁ = L/κ … λ_d = L en razones iguales</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.2.1; Goh 2017, Why momentum really works, Distill</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.2.1; Goh 2017, Why momentum really works, Distill</translation>
    </message>
    <message>
        <source>The largest eigenvalue of the Hessian; gradient descent needs η &lt; 2/L.</source>
        <translation>El mayor valor propio de la hessiana; el descenso por el gradiente necesita η &lt; 2/L.</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>Every coordinate of the minimum.</source>
        <translation>Cada coordenada del mínimo.</translation>
    </message>
    <message>
        <source>Turned axes</source>
        <translation>Ejes girados</translation>
    </message>
    <message>
        <source>Turn the axes of curvature away from those of the coordinates.</source>
        <translation>Girar los ejes de curvatura respecto de los ejes de coordenadas.</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Ángulo</translation>
    </message>
    <message>
        <source>By how much the axes are turned in two dimensions.</source>
        <translation>Cuánto se giran los ejes en dos dimensiones.</translation>
    </message>
    <message>
        <source>Draws the rotation in three dimensions and more.</source>
        <translation>De ella sale la rotación en tres dimensiones o más.</translation>
    </message>
    <message>
        <source>Turn the start about the center together with the axes: gradient descent then does the same.</source>
        <translation>Girar el inicio en torno al centro junto con los ejes: el descenso por el gradiente hace entonces lo mismo.</translation>
    </message>
    <message>
        <source>Start in x</source>
        <translation>Inicio en x</translation>
    </message>
    <message>
        <source>Where the descent begins.</source>
        <translation>Dónde empieza el descenso.</translation>
    </message>
    <message>
        <source>Start in y</source>
        <translation>Inicio en y</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensiones</translation>
    </message>
    <message>
        <source>Number of parameters; the first two are drawn.</source>
        <translation>Número de parámetros; se dibujan los dos primeros.</translation>
    </message>
    <message>
        <source>Noisy quadratic</source>
        <translation variants="yes">
            <lengthvariant>Cuadrática con ruido</lengthvariant>
            <lengthvariant>Con ruido</lengthvariant>
        </translation>
    </message>
    <message>
        <source>A bowl whose gradients are noisy: with a constant rate, SGD ends on a floor.</source>
        <translation>Un cuenco de gradientes ruidosos: con una tasa constante, SGD se queda a cierta altura sobre el fondo.</translation>
    </message>
    <message>
        <source>J(θ) = E[½ Σᵢ λᵢ (qᵢᵀ(θ − c))² + σ ξᵀθ], ξ ~ N(0, I); the gradient of a step is ∇J(θ) + σξ</source>
        <translation>J(θ) = E[½ Σᵢ λᵢ (qᵢᵀ(θ − c))² + σ ξᵀθ], ξ ~ N(0, I); el gradiente de un paso es ∇J(θ) + σξ</translation>
    </message>
    <message>
        <source>Robbins &amp; Monro 1951, A stochastic approximation method; Zhang et al. 2019, arXiv:1907.04164</source>
        <translation>Robbins y Monro 1951, A stochastic approximation method; Zhang et al. 2019, arXiv:1907.04164</translation>
    </message>
    <message>
        <source>Standard deviation of the normal noise in each component of the gradient; 0 is none.</source>
        <translation>Desviación típica del ruido normal en cada componente del gradiente; con 0 no hay ruido.</translation>
    </message>
    <message>
        <source>Inclined plane</source>
        <translation variants="yes">
            <lengthvariant>Plano inclinado</lengthvariant>
            <lengthvariant>Plano inclin.</lengthvariant>
            <lengthvariant>Plano</lengthvariant>
        </translation>
    </message>
    <message>
        <source>J(x, y) = a x + b y</source>
        <translation>J(x, y) = a x + b y</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.3.2 (terminal velocity)</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.3.2 (velocidad terminal)</translation>
    </message>
    <message>
        <source>Slope along x</source>
        <translation variants="yes">
            <lengthvariant>Pendiente en x</lengthvariant>
            <lengthvariant>Pend. en x</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The gradient&apos;s first component.</source>
        <translation>La primera componente del gradiente.</translation>
    </message>
    <message>
        <source>Slope along y</source>
        <translation variants="yes">
            <lengthvariant>Pendiente en y</lengthvariant>
            <lengthvariant>Pend. en y</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The gradient&apos;s second component.</source>
        <translation>La segunda componente del gradiente.</translation>
    </message>
    <message>
        <source>Rosenbrock</source>
        <translation>Rosenbrock</translation>
    </message>
    <message>
        <source>A narrow valley that bends: it is found at once and followed slowly.</source>
        <translation>Un valle estrecho y curvo: se encuentra enseguida y se recorre despacio.</translation>
    </message>
    <message>
        <source>J(x) = Σᵢ b (xᵢ₊₁ − xᵢ²)² + (a − xᵢ)²</source>
        <translation>J(x) = Σᵢ b (xᵢ₊₁ − xᵢ²)² + (a − xᵢ)²</translation>
    </message>
    <message>
        <source>Rosenbrock 1960, Computer Journal 3(3):175–184; Dixon &amp; Mills 1994 (any d), JOTA 80(1):175–179</source>
        <translation>Rosenbrock 1960, Computer Journal 3(3):175–184; Dixon y Mills 1994 (cualquier d), JOTA 80(1):175–179</translation>
    </message>
    <message>
        <source>Steepness</source>
        <translation variants="yes">
            <lengthvariant>Inclinación</lengthvariant>
            <lengthvariant>Inclin.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Of the valley&apos;s walls.</source>
        <translation>De las paredes del valle.</translation>
    </message>
    <message>
        <source>Beale</source>
        <translation>Beale</translation>
    </message>
    <message>
        <source>Flat stretches with a saddle at (0, 1), and steep walls at the corners; the minimum is at (3, 0.5).</source>
        <translation>Zonas planas con un punto de silla en (0, 1) y paredes empinadas en las esquinas; el mínimo está en (3, 0.5).</translation>
    </message>
    <message>
        <source>J(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²</source>
        <translation>J(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²</translation>
    </message>
    <message>
        <source>Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable; Moré, Garbow &amp; Hillstrom 1981, ACM TOMS 7(1):17–41, problem 5</source>
        <translation>Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable; Moré, Garbow y Hillstrom 1981, ACM TOMS 7(1):17–41, problema 5</translation>
    </message>
    <message>
        <source>Himmelblau</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>Four minima of equal depth: which one is found depends on the start.</source>
        <translation>Cuatro mínimos de igual profundidad: cuál se encuentra depende del inicio.</translation>
    </message>
    <message>
        <source>J(x, y) = (x² + y − 11)² + (x + y² − 7)²</source>
        <translation>J(x, y) = (x² + y − 11)² + (x + y² − 7)²</translation>
    </message>
    <message>
        <source>Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill</source>
        <translation>Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill</translation>
    </message>
    <message>
        <source>Rastrigin</source>
        <translation>Rastrigin</translation>
    </message>
    <message>
        <source>A bowl full of dents: about ten minima along each axis, and only the one at the origin is global.</source>
        <translation>Un cuenco lleno de hoyos: unos diez mínimos a lo largo de cada eje, y solo el del origen es global.</translation>
    </message>
    <message>
        <source>J(x) = Σᵢ xᵢ² + A (1 − cos 2πxᵢ)</source>
        <translation>J(x) = Σᵢ xᵢ² + A (1 − cos 2πxᵢ)</translation>
    </message>
    <message>
        <source>Rastrigin 1974, Systems of Extremal Control (in Russian); Mühlenbein, Schomisch &amp; Born 1991 (any d), Parallel Computing 17(6–7):619–632</source>
        <translation>Rastrigin 1974, Systems of Extremal Control (en ruso); Mühlenbein, Schomisch y Born 1991 (cualquier d), Parallel Computing 17(6–7):619–632</translation>
    </message>
    <message>
        <source>Height of the waves over the bowl; 0 leaves the bowl alone.</source>
        <translation>Altura de las ondas sobre el cuenco; con 0 queda solo el cuenco.</translation>
    </message>
    <message>
        <source>Ackley</source>
        <translation>Ackley</translation>
    </message>
    <message>
        <source>A plain full of dents around a funnel: far out, gradients say little about where the minimum is.</source>
        <translation>Una llanura llena de hoyos en torno a un embudo: lejos de él, los gradientes dicen poco sobre dónde está el mínimo.</translation>
    </message>
    <message>
        <source>J(x) = a (1 − exp(−b r)) + e − exp(mean cos c xᵢ), r = √(mean xᵢ²)</source>
        <translation>J(x) = a (1 − exp(−b r)) + e − exp(media cos c xᵢ), r = √(media xᵢ²)</translation>
    </message>
    <message>
        <source>Ackley 1987, A Connectionist Machine for Genetic Hillclimbing; Bäck 1996 (any d), Evolutionary Algorithms in Theory and Practice</source>
        <translation>Ackley 1987, A Connectionist Machine for Genetic Hillclimbing; Bäck 1996 (cualquier d), Evolutionary Algorithms in Theory and Practice</translation>
    </message>
    <message>
        <source>How far the funnel reaches down.</source>
        <translation>Hasta qué profundidad llega el embudo.</translation>
    </message>
    <message>
        <source>How narrow the funnel is.</source>
        <translation>Lo estrecho que es el embudo.</translation>
    </message>
    <message>
        <source>Waves per 2π of length.</source>
        <translation>Ondas por cada 2π de longitud.</translation>
    </message>
    <message>
        <source>Styblinski–Tang</source>
        <translation variants="yes">
            <lengthvariant>Styblinski–Tang</lengthvariant>
            <lengthvariant>Styblinski</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Each coordinate has a deep minimum and a shallow one, so there are 2ᵈ minima and one of them is the deepest.</source>
        <translation>Cada coordenada tiene un mínimo profundo y otro poco profundo, así que hay 2ᵈ mínimos y uno de ellos es el más profundo.</translation>
    </message>
    <message>
        <source>J(x) = ½ Σᵢ xᵢ⁴ − 16xᵢ² + 5xᵢ</source>
        <translation>J(x) = ½ Σᵢ xᵢ⁴ − 16xᵢ² + 5xᵢ</translation>
    </message>
    <message>
        <source>Styblinski &amp; Tang 1990, Experiments in nonconvex optimization, Neural Networks 3(4):467–483</source>
        <translation>Styblinski y Tang 1990, Experiments in nonconvex optimization, Neural Networks 3(4):467–483</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation variants="yes">
            <lengthvariant>Punto de silla</lengthvariant>
            <lengthvariant>Silla</lengthvariant>
        </translation>
    </message>
    <message>
        <source>J(x, y) = x² − y² + ¼y⁴</source>
        <translation>J(x, y) = x² − y² + ¼y⁴</translation>
    </message>
    <message>
        <source>Monkey saddle</source>
        <translation variants="yes">
            <lengthvariant>Silla de mono</lengthvariant>
            <lengthvariant>S. de mono</lengthvariant>
        </translation>
    </message>
    <message>
        <source>A saddle with three ways down, where the Hessian vanishes as well: Newton&apos;s method knows no step.</source>
        <translation>Un punto de silla con tres caminos de bajada en el que también se anula la hessiana: el método de Newton no sabe qué paso dar.</translation>
    </message>
    <message>
        <source>J(x, y) = x³ − 3xy²</source>
        <translation>J(x, y) = x³ − 3xy²</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>Meseta</translation>
    </message>
    <message>
        <source>J(x, y) = h (1 − exp(−x²/2)) + s(x − w) + s(−x − w) + ½y² + const., s(t) = ½ ln(1 + exp(2t))</source>
        <translation>J(x, y) = h (1 − exp(−x²/2)) + s(x − w) + s(−x − w) + ½y² + const., s(t) = ½ ln(1 + exp(2t))</translation>
    </message>
    <message>
        <source>own example, after Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.2.3</source>
        <translation>ejemplo propio, según Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.2.3</translation>
    </message>
    <message>
        <source>Distance from the minimum to the edge of the plateau.</source>
        <translation>Distancia del mínimo al borde de la meseta.</translation>
    </message>
    <message>
        <source>How far below the plateau the minimum lies.</source>
        <translation>Cuánto queda el mínimo por debajo de la meseta.</translation>
    </message>
    <message>
        <source>Two weights in a row</source>
        <translation variants="yes">
            <lengthvariant>Dos pesos en serie</lengthvariant>
            <lengthvariant>Dos pesos</lengthvariant>
        </translation>
    </message>
    <message>
        <source>A network of two weights: its minima form curves, sharp far out and flat in the middle, with a saddle between.</source>
        <translation>Una red de dos pesos: sus mínimos forman curvas, agudas en los extremos y planas en el centro, con un punto de silla entre ellas.</translation>
    </message>
    <message>
        <source>J(x, y) = ½(xy − 1)²</source>
        <translation>J(x, y) = ½(xy − 1)²</translation>
    </message>
    <message>
        <source>Wang, Chen, Zhao &amp; Tao 2022, Large learning rate tames homogeneity, arXiv:2110.03677 (scalar case)</source>
        <translation>Wang, Chen, Zhao y Tao 2022, Large learning rate tames homogeneity, arXiv:2110.03677 (caso escalar)</translation>
    </message>
    <message>
        <source>Cliff</source>
        <translation>Acantilado</translation>
    </message>
    <message>
        <source>One weight used fifty times over, as in a recurrent network: flat below 1, and a wall above it.</source>
        <translation>Un peso que se usa cincuenta veces seguidas, como en una red recurrente: plano por debajo de 1 y una pared por encima.</translation>
    </message>
    <message>
        <source>J(w) = ½(w⁵⁰ − ½)²</source>
        <translation>J(w) = ½(w⁵⁰ − ½)²</translation>
    </message>
    <message>
        <source>Pascanu, Mikolov &amp; Bengio 2013, On the difficulty of training recurrent neural networks, arXiv:1211.5063, section 2</source>
        <translation>Pascanu, Mikolov y Bengio 2013, On the difficulty of training recurrent neural networks, arXiv:1211.5063, sección 2</translation>
    </message>
    <message>
        <source>Start in w</source>
        <translation>Inicio en w</translation>
    </message>
    <message>
        <source>Sharp and flat</source>
        <translation variants="yes">
            <lengthvariant>Agudo y plano</lengthvariant>
            <lengthvariant>Agudo/plano</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Two valleys of equal depth: steps too long for the sharp one, or noise, carry a descent into the flat one.</source>
        <translation>Dos valles de igual profundidad: los pasos demasiado largos para el agudo, o el ruido, llevan el descenso al plano.</translation>
    </message>
    <message>
        <source>J(x) = −τ ln(exp(−k₁(x + 1)²/(2τ)) + exp(−k₂(x − 2)²/(2τ))), τ = 0.05</source>
        <translation>J(x) = −τ ln(exp(−k₁(x + 1)²/(2τ)) + exp(−k₂(x − 2)²/(2τ))), τ = 0.05</translation>
    </message>
    <message>
        <source>own example, after Hochreiter &amp; Schmidhuber 1997, Flat minima, Neural Computation 9(1):1–42; Keskar et al. 2017, arXiv:1609.04836, figure 1</source>
        <translation>ejemplo propio, según Hochreiter y Schmidhuber 1997, Flat minima, Neural Computation 9(1):1–42; Keskar et al. 2017, arXiv:1609.04836, figura 1</translation>
    </message>
    <message>
        <source>Curvature of the minimum at −1.</source>
        <translation>Curvatura del mínimo en −1.</translation>
    </message>
    <message>
        <source>Curvature of the minimum at 2.</source>
        <translation>Curvatura del mínimo en 2.</translation>
    </message>
    <message>
        <source>Continuation</source>
        <translation variants="yes">
            <lengthvariant>Continuación</lengthvariant>
            <lengthvariant>Contin.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>A wavy bowl, blurred by a normal of width σ that shrinks to 0 in the course of the run: coarse first, then fine.</source>
        <translation>Un cuenco ondulado, difuminado por una normal de anchura σ que se reduce a 0 a lo largo de la ejecución: primero lo grueso, después lo fino.</translation>
    </message>
    <message>
        <source>J(x) = E[f(x + σz)] = 0.1(x² + σ²) + 1 − exp(−9σ²/2) cos 3x, f(x) = 0.1x² + 1 − cos 3x, z ~ N(0, 1)</source>
        <translation>J(x) = E[f(x + σz)] = 0.1(x² + σ²) + 1 − exp(−9σ²/2) cos 3x, f(x) = 0.1x² + 1 − cos 3x, z ~ N(0, 1)</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.7.6; Mobahi &amp; Fisher 2015, A theoretical analysis of optimization by Gaussian continuation, AAAI</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.7.6; Mobahi y Fisher 2015, A theoretical analysis of optimization by Gaussian continuation, AAAI</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation variants="yes">
            <lengthvariant>Difuminado</lengthvariant>
            <lengthvariant>Difum.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Width σ of the blur at the beginning; 0 leaves the function as it is.</source>
        <translation>Anchura σ del difuminado al principio; con 0 la función queda como está.</translation>
    </message>
    <message>
        <source>Fading</source>
        <translation variants="yes">
            <lengthvariant>Desvanecimiento</lengthvariant>
            <lengthvariant>Desvanec.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share of the steps over which the blur falls to 0, in a straight line; with 0 it stays as it is.</source>
        <translation>Proporción de los pasos en la que el difuminado baja hasta 0 en línea recta; con 0 se queda como está.</translation>
    </message>
    <message>
        <source>Heavy ball&apos;s trap</source>
        <translation variants="yes">
            <lengthvariant>Trampa de la bola pesada</lengthvariant>
            <lengthvariant>Bola pesada</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Strongly convex with a gentle stretch in the middle: heavy-ball momentum, tuned for quadratics, cycles for ever.</source>
        <translation>Fuertemente convexa, con un tramo suave en el medio: el momento de bola pesada, ajustado para cuadráticas, entra en un ciclo sin fin.</translation>
    </message>
    <message>
        <source>J′(x) = 25x for x &lt; 1, x + 24 for 1 ≤ x &lt; 2, 25x − 24 for x ≥ 2; J(0) = 0</source>
        <translation>J′(x) = 25x si x &lt; 1, x + 24 si 1 ≤ x &lt; 2, 25x − 24 si x ≥ 2; J(0) = 0</translation>
    </message>
    <message>
        <source>Lessard, Recht &amp; Packard 2016, Analysis and design of optimization algorithms via integral quadratic constraints, arXiv:1408.3595, section 4</source>
        <translation>Lessard, Recht y Packard 2016, Analysis and design of optimization algorithms via integral quadratic constraints, arXiv:1408.3595, sección 4</translation>
    </message>
    <message>
        <source>Adam&apos;s trap</source>
        <translation variants="yes">
            <lengthvariant>Trampa de Adam</lengthvariant>
            <lengthvariant>Tr. de Adam</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Rare large gradients point one way, frequent small ones the other: Adam follows the small ones to the worse end.</source>
        <translation>Los gradientes grandes y raros apuntan hacia un lado; los pequeños y frecuentes, hacia el otro: Adam sigue a los pequeños hasta el peor extremo.</translation>
    </message>
    <message>
        <source>fₜ(x) = C x when t mod 3 = 1, else −x, on [−1, 1]; J(x) = (C − 2)x/3</source>
        <translation>fₜ(x) = C x si t mod 3 = 1; si no, −x, en [−1, 1]; J(x) = (C − 2)x/3</translation>
    </message>
    <message>
        <source>Reddi, Kale &amp; Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, section 3, theorem 1</source>
        <translation>Reddi, Kale y Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, sección 3, teorema 1</translation>
    </message>
    <message>
        <source>The gradient of every third term; more than 2, so that the minimum is at −1.</source>
        <translation>El gradiente de uno de cada tres términos; mayor que 2, para que el mínimo esté en −1.</translation>
    </message>
    <message>
        <source>Linear network</source>
        <translation>Red lineal</translation>
    </message>
    <message>
        <source>Two linear layers learn a matrix from whitened inputs: one singular value after the other, with plateaus between.</source>
        <translation>Dos capas lineales aprenden una matriz a partir de entradas blanqueadas: un valor singular tras otro, con mesetas entre ellos.</translation>
    </message>
    <message>
        <source>J(W₁, W₂) = ½‖W₂W₁ − diag(s)‖²</source>
        <translation>J(W₁, W₂) = ½‖W₂W₁ − diag(s)‖²</translation>
    </message>
    <message>
        <source>Saxe, McClelland &amp; Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, arXiv:1312.6120, section 1</source>
        <translation>Saxe, McClelland y Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, arXiv:1312.6120, sección 1</translation>
    </message>
    <message>
        <source>Singular values</source>
        <translation variants="yes">
            <lengthvariant>Valores singulares</lengthvariant>
            <lengthvariant>Val. singulares</lengthvariant>
            <lengthvariant>Valores</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Of the matrix that is to be learned; as many as there are inputs and outputs.</source>
        <translation>De la matriz que hay que aprender; tantos como entradas y salidas.</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation variants="yes">
            <lengthvariant>Valor singular</lengthvariant>
            <lengthvariant>Valor</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Strength of a direction that is to be learned.</source>
        <translation>Intensidad de una dirección que hay que aprender.</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation variants="yes">
            <lengthvariant>Unidades ocultas</lengthvariant>
            <lengthvariant>Unid. ocultas</lengthvariant>
            <lengthvariant>Unidades</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Width of the layer between; with fewer units than singular values, only the first ones are learned.</source>
        <translation>Anchura de la capa intermedia; con menos unidades que valores singulares solo se aprenden los primeros.</translation>
    </message>
    <message>
        <source>Size of each direction in W₂W₁ at the start; 0 is a saddle, where nothing moves.</source>
        <translation>Tamaño de cada dirección en W₂W₁ al inicio; 0 es un punto de silla, donde nada se mueve.</translation>
    </message>
    <message>
        <source>SAM</source>
        <translation>SAM</translation>
    </message>
    <message>
        <source>Takes the gradient where J is highest nearby, so that the descent prefers flat minima.</source>
        <translation>Toma el gradiente donde J es más alta en las cercanías, de modo que el descenso prefiere los mínimos planos.</translation>
    </message>
    <message>
        <source>g ← ∇J(θ + ρ g / ∥g∥)</source>
        <translation>g ← ∇J(θ + ρ g / ∥g∥)</translation>
    </message>
    <message>
        <source>Foret, Kleiner, Mobahi &amp; Neyshabur 2021, Sharpness-aware minimization, arXiv:2010.01412, algorithm 1; Kwon et al. 2021, arXiv:2102.11600, eq. 8 (adaptive)</source>
        <translation>Foret, Kleiner, Mobahi y Neyshabur 2021, Sharpness-aware minimization, arXiv:2010.01412, algoritmo 1; Kwon et al. 2021, arXiv:2102.11600, ec. 8 (adaptativo)</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>How far from θ the worst point is looked for.</source>
        <translation>Hasta qué distancia de θ se busca el peor punto.</translation>
    </message>
    <message>
        <source>Measure the radius relative to the size of each parameter.</source>
        <translation>Medir el radio en relación con el tamaño de cada parámetro.</translation>
    </message>
    <message>
        <source>Lookahead</source>
        <translation>Lookahead</translation>
    </message>
    <message>
        <source>Lets the optimizer explore for k steps, then goes back part of the way to where it came from.</source>
        <translation>Deja que el optimizador explore durante k pasos y después vuelve una parte del camino hacia donde empezó.</translation>
    </message>
    <message>
        <source>every k steps: φ ← φ + α(θ − φ), θ ← φ</source>
        <translation>cada k pasos: φ ← φ + α(θ − φ), θ ← φ</translation>
    </message>
    <message>
        <source>Zhang, Lucas, Hinton &amp; Ba 2019, Lookahead optimizer, arXiv:1907.08610, algorithm 1</source>
        <translation>Zhang, Lucas, Hinton y Ba 2019, Lookahead optimizer, arXiv:1907.08610, algoritmo 1</translation>
    </message>
    <message>
        <source>Steps ahead</source>
        <translation variants="yes">
            <lengthvariant>Pasos de avance</lengthvariant>
            <lengthvariant>Avance</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Updates between two returns to the slow weights.</source>
        <translation>Actualizaciones entre dos regresos a los pesos lentos.</translation>
    </message>
    <message>
        <source>Slow step</source>
        <translation>Paso lento</translation>
    </message>
    <message>
        <source>Part of the way that the slow weights follow.</source>
        <translation>Parte del camino que siguen los pesos lentos.</translation>
    </message>
    <message>
        <source>Polyak averaging</source>
        <translation variants="yes">
            <lengthvariant>Promedio de Polyak</lengthvariant>
            <lengthvariant>Prom. Polyak</lengthvariant>
            <lengthvariant>Polyak</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The plain mean of all parameters since a step; it forgets noise much faster than the last iterate.</source>
        <translation>La media simple de todos los parámetros desde un paso dado; se libra del ruido mucho antes que la última iteración.</translation>
    </message>
    <message>
        <source>θ̄ₜ = (1 / n) Σ θₛ over the n steps s after the start</source>
        <translation>θ̄ₜ = (1 / n) Σ θₛ sobre los n pasos s posteriores al inicio</translation>
    </message>
    <message>
        <source>Polyak &amp; Juditsky 1992, Acceleration of stochastic approximation by averaging; Ruppert 1988</source>
        <translation>Polyak y Juditsky 1992, Acceleration of stochastic approximation by averaging; Ruppert 1988</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>The average begins after this many updates; until then it follows θ.</source>
        <translation>El promedio empieza tras este número de actualizaciones; hasta entonces sigue a θ.</translation>
    </message>
    <message>
        <source>Moving average (EMA)</source>
        <translation variants="yes">
            <lengthvariant>Media móvil (EMA)</lengthvariant>
            <lengthvariant>Media móvil</lengthvariant>
            <lengthvariant>EMA</lengthvariant>
        </translation>
    </message>
    <message>
        <source>An average that forgets the past exponentially; the decay rises to β so that the start soon vanishes.</source>
        <translation>Un promedio que olvida el pasado exponencialmente; el decaimiento sube hasta β para que el inicio desaparezca pronto.</translation>
    </message>
    <message>
        <source>θ̄ ← βₜ θ̄ + (1 − βₜ) θ, βₜ = min(β, (1 + t) / (10 + t))</source>
        <translation>θ̄ ← βₜ θ̄ + (1 − βₜ) θ, βₜ = mín(β, (1 + t) / (10 + t))</translation>
    </message>
    <message>
        <source>exponential moving average of the parameters; Tarvainen &amp; Valpola 2017, arXiv:1703.01780; Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.7.3</source>
        <translation>media móvil exponencial de los parámetros; Tarvainen y Valpola 2017, arXiv:1703.01780; Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.7.3</translation>
    </message>
    <message>
        <source>Share of the average that each step keeps.</source>
        <translation>Proporción de la media que conserva cada paso.</translation>
    </message>
    <message>
        <source>Learn from data with a network, or descend a surface, where J itself is the end.</source>
        <translation>Aprender de datos con una red o descender por una superficie, donde el fin es la propia J.</translation>
    </message>
    <message>
        <source>From input to output.</source>
        <translation>De la entrada a la salida.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>The surrogate that is minimized on the training data.</source>
        <translation>La función sustituta que se minimiza con los datos de entrenamiento.</translation>
    </message>
    <message>
        <source>Measure P</source>
        <translation>Medida P</translation>
    </message>
    <message>
        <source>What we care about, taken on data the network never saw.</source>
        <translation>Lo que de verdad importa, medido en datos que la red nunca vio.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Where θ starts.</source>
        <translation>Dónde empieza θ.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>How θ moves.</source>
        <translation>Cómo se mueve θ.</translation>
    </message>
    <message>
        <source>Around the method</source>
        <translation variants="yes">
            <lengthvariant>Envolturas del método</lengthvariant>
            <lengthvariant>Envolturas</lengthvariant>
        </translation>
    </message>
    <message>
        <source>What is done around each update; the first one is the outermost.</source>
        <translation>Lo que se hace alrededor de cada actualización; lo primero es lo más exterior.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>How the learning rate changes over the run.</source>
        <translation>Cómo cambia la tasa de aprendizaje a lo largo de la ejecución.</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>Regularización</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation variants="yes">
            <lengthvariant>Penalización L2</lengthvariant>
            <lengthvariant>Penaliz. L2</lengthvariant>
            <lengthvariant>Pen. L2</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Adds ½λ∥w∥² over the weights (not the biases) to the loss; J is the sum.</source>
        <translation>Suma a la pérdida ½λ∥w∥² sobre los pesos (no los sesgos); J es la suma.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation variants="yes">
            <lengthvariant>Decaimiento de pesos</lengthvariant>
            <lengthvariant>Decaim. de pesos</lengthvariant>
            <lengthvariant>Dec. de pesos</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Decoupled decay: each update also takes η·w·θ off the weights (Loshchilov &amp; Hutter 2019, arXiv:1711.05101).</source>
        <translation>Decaimiento desacoplado: cada actualización resta además η·w·θ a los pesos (Loshchilov y Hutter 2019, arXiv:1711.05101).</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation variants="yes">
            <lengthvariant>Penalización L1</lengthvariant>
            <lengthvariant>Penaliz. L1</lengthvariant>
            <lengthvariant>Pen. L1</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Adds λ₁∥w∥₁ over the weights (not the biases) to the loss; it drives weights to zero.</source>
        <translation>Suma a la pérdida λ₁∥w∥₁ sobre los pesos (no los sesgos); lleva pesos a cero.</translation>
    </message>
    <message>
        <source>Maximal norm</source>
        <translation variants="yes">
            <lengthvariant>Norma máxima</lengthvariant>
            <lengthvariant>Norma máx.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>After each update, the incoming weights of a unit longer than this are scaled back to it; 0 is no bound (Srivastava et al. 2014, section 5.1).</source>
        <translation>Tras cada actualización, los pesos de entrada de una unidad cuya norma supera este valor se reducen hasta él; con 0 no hay cota (Srivastava et al. 2014, sección 5.1).</translation>
    </message>
    <message>
        <source>Clip gradient</source>
        <translation variants="yes">
            <lengthvariant>Recorte del gradiente</lengthvariant>
            <lengthvariant>Recorte</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Bounds the gradient before the optimizer sees it.</source>
        <translation>Acota el gradiente antes de que lo vea el optimizador.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation variants="yes">
            <lengthvariant>Aumento de datos</lengthvariant>
            <lengthvariant>Aumento</lengthvariant>
        </translation>
    </message>
    <message>
        <source>What is done to the samples of each batch, in this order; evaluation sees them as they are.</source>
        <translation>Lo que se hace con las muestras de cada lote, en este orden; la evaluación las ve tal como son.</translation>
    </message>
    <message>
        <source>Whether a lane ends before the horizon when it learns no more.</source>
        <translation>Si un carril termina antes del horizonte cuando ya no aprende más.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation variants="yes">
            <lengthvariant>Tamaño de lote</lengthvariant>
            <lengthvariant>Tam. de lote</lengthvariant>
            <lengthvariant>Lote</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Samples per step; at most the whole training part.</source>
        <translation>Muestras por paso; como máximo toda la parte de entrenamiento.</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizonte</translation>
    </message>
    <message>
        <source>Length of a run, and the span that schedules refer to.</source>
        <translation>Duración de una ejecución y plazo al que se refieren los programas.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation variants="yes">
            <lengthvariant>Evaluar cada</lengthvariant>
            <lengthvariant>Evaluar</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Steps between evaluations on the full training, validation and test parts.</source>
        <translation>Pasos entre evaluaciones de las partes completas de entrenamiento, validación y prueba.</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Carriles</translation>
    </message>
    <message>
        <source>Overrides of the seed or of scalar hyperparameters, one object per lane.</source>
        <translation>Cambios de la semilla o de hiperparámetros escalares, un objeto por carril.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>The colors of the window. Projector has the strongest contrast.</source>
        <translation>Los colores de la ventana. Proyector tiene el mayor contraste.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>Proyector</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Size of the window&apos;s text; symbols and plots grow with it.</source>
        <translation>Tamaño del texto de la ventana; los símbolos y las gráficas crecen con él.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>What the window speaks.</source>
        <translation>En qué idioma está la ventana.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>How numbers are shown. Both marks can be typed at any time; files always have a point.</source>
        <translation>Cómo se muestran los números. Siempre se pueden escribir ambos signos; los archivos llevan siempre punto.</translation>
    </message>
    <message>
        <source>With a point: 0.25</source>
        <translation>Con punto: 0.25</translation>
    </message>
    <message>
        <source>With a comma: 0,25</source>
        <translation>Con coma: 0,25</translation>
    </message>
    <message>
        <source>As usual in the language</source>
        <translation>Según el idioma</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Calcular en</translation>
    </message>
    <message>
        <source>Where new runs are computed. “Whatever is faster” measures both where there is a GPU.</source>
        <translation>Dónde se calculan las ejecuciones nuevas. «Lo más rápido» mide ambas donde hay una GPU.</translation>
    </message>
    <message>
        <source>Whatever is faster</source>
        <translation>Lo más rápido</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Most threads of a run; 0 is as many as there are processors. Valid from the next start on.</source>
        <translation>Máximo de hilos de una ejecución; 0 son tantos como procesadores. Vale desde el próximo inicio.</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Para empezar</translation>
    </message>
    <message>
        <source>Steps and their length</source>
        <translation>Los pasos y su longitud</translation>
    </message>
    <message>
        <source>Down a surface</source>
        <translation>Bajar por una superficie</translation>
    </message>
    <message>
        <source>Deep networks</source>
        <translation>Redes profundas</translation>
    </message>
    <message>
        <source>Learning is more than optimizing</source>
        <translation>Aprender es más que optimizar</translation>
    </message>
    <message>
        <source>Larger networks, longer sequences</source>
        <translation>Redes más grandes, secuencias más largas</translation>
    </message>
    <message>
        <source>Remembering over a hundred steps</source>
        <translation>Recordar durante cien pasos</translation>
    </message>
    <message>
        <source>Two marked numbers among a hundred are to be added: the plain recurrence stays near 1/6, the error of always answering 1; the gates of the GRU learn to wait, and theirs falls to about a hundredth.</source>
        <translation>Hay que sumar dos números marcados entre cien: la recurrencia simple se queda cerca de 1/6, el error de responder siempre 1; las puertas de la GRU aprenden a esperar, y el suyo cae a cerca de una centésima.</translation>
    </message>
    <message>
        <source>Plain recurrence</source>
        <translation>Recurrencia simple</translation>
    </message>
    <message>
        <source>Batch size and noise</source>
        <translation>Tamaño del lote y ruido</translation>
    </message>
    <message>
        <source>With the same rate and as many steps, batches of 256 bring J hardly lower than batches of 16 do, for sixteen times the work: what shrinks is the noise, to a quarter.</source>
        <translation>Con la misma tasa y los mismos pasos, los lotes de 256 apenas bajan J más que los de 16, con dieciséis veces más trabajo: lo que se reduce es el ruido, a una cuarta parte.</translation>
    </message>
    <message>
        <source>Gaussian clusters</source>
        <translation>Cúmulos gaussianos</translation>
    </message>
    <message>
        <source>Several classes whose clouds overlap: no network can be right everywhere.</source>
        <translation>Varias clases cuyas nubes se solapan: ninguna red puede acertar en todas partes.</translation>
    </message>
    <message>
        <source>One class around the other. Add x₁² and x₂² to the inputs and a network without hidden layers is enough.</source>
        <translation>Una clase alrededor de la otra. Añade x₁² y x₂² a las entradas y basta una red sin capas ocultas.</translation>
    </message>
    <message>
        <source>A noisy function</source>
        <translation>Función con ruido</translation>
    </message>
    <message>
        <source>Regression: the network draws a curve through noisy points.</source>
        <translation>Regresión: la red traza una curva entre puntos ruidosos.</translation>
    </message>
    <message>
        <source>The classic: 28×28 handwritten digits with momentum.</source>
        <translation>El clásico: dígitos manuscritos de 28×28 con momento.</translation>
    </message>
    <message>
        <source>The smallest network that bends a line twice.</source>
        <translation>La red más pequeña que dobla una línea dos veces.</translation>
    </message>
    <message>
        <source>needs images, but these inputs have no rows and columns; remove it</source>
        <translation>necesita imágenes, pero estas entradas no tienen filas ni columnas; quítalo</translation>
    </message>
    <message>
        <source>the training part holds a single class; there is nothing to tell apart</source>
        <translation>la parte de entrenamiento contiene una sola clase; no hay nada que distinguir</translation>
    </message>
    <message>
        <source>is empty; choose at least one thing that the network sees</source>
        <translation>está vacío; elige al menos una cosa que vea la red</translation>
    </message>
    <message>
        <source>leaves one of the parts without samples; give the data set more of them</source>
        <translation>deja alguna de las partes sin muestras; da más al conjunto de datos</translation>
    </message>
    <message>
        <source>is empty; paint points of at least two classes</source>
        <translation>está vacío; pinta puntos de al menos dos clases</translation>
    </message>
    <message>
        <source>holds a single class; paint points of another one as well</source>
        <translation>contiene una sola clase; pinta también puntos de otra</translation>
    </message>
    <message>
        <source>must not be more than there are symbols, for the keys of a sequence differ</source>
        <translation>no puede superar el número de símbolos, pues las claves de una secuencia son distintas</translation>
    </message>
    <message>
        <source>an experiment is a JSON object</source>
        <translation>un experimento es un objeto JSON</translation>
    </message>
    <message>
        <source>must be a positive whole number</source>
        <translation>debe ser un número entero positivo</translation>
    </message>
    <message>
        <source>may not differ between lanes; make it a run of its own</source>
        <translation>no puede diferir entre carriles; haz de ello una ejecución aparte</translation>
    </message>
    <message>
        <source>is too large for a floating-point number</source>
        <translation>es demasiado grande para un número en coma flotante</translation>
    </message>
    <message>
        <source>must be an object of numbers by path</source>
        <translation>debe ser un objeto de números por ruta</translation>
    </message>
    <message>
        <source>A cliff</source>
        <translation>Un acantilado</translation>
    </message>
    <message>
        <source>The wall&apos;s gradient of some thousands throws the first step so far that numbers overflow; clipped to length 1, the same descent ends in the minimum.</source>
        <translation>El gradiente de la pared, de varios miles, lanza el primer paso tan lejos que los números se desbordan; recortado a longitud 1, el mismo descenso acaba en el mínimo.</translation>
    </message>
    <message>
        <source>Not clipped</source>
        <translation>Sin recortar</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Recortado</translation>
    </message>
    <message>
        <source>J goes on falling on the training part long after P, on digits that the network never saw, has settled.</source>
        <translation>J sigue bajando en la parte de entrenamiento mucho después de que P, con dígitos que la red nunca vio, se haya estabilizado.</translation>
    </message>
    <message>
        <source>Exploding gradients and clipping</source>
        <translation>Gradientes que explotan y recorte</translation>
    </message>
    <message>
        <source>Eight layers that start twice too large: the first gradient is in the thousands, and with the second step numbers overflow; clipped to length 1, it learns.</source>
        <translation>Ocho capas que empiezan el doble de grandes: el primer gradiente es de varios miles, y con el segundo paso los números se desbordan; recortado a longitud 1, la red aprende.</translation>
    </message>
    <message>
        <source>A million parameters</source>
        <translation>Un millón de parámetros</translation>
    </message>
    <message>
        <source>One and a half million weights learn photographs of clothes: watch how the accuracy on the training part leaves that on the test part behind.</source>
        <translation>Un millón y medio de pesos aprenden fotografías de ropa: ver cómo la exactitud en la parte de entrenamiento deja atrás a la de prueba.</translation>
    </message>
    <message>
        <source>A residual network</source>
        <translation>Una red residual</translation>
    </message>
    <message>
        <source>Convolutions in residual blocks, with a twentieth of the weights of the dense network, pass its 85&#xa0;% on the same photographs.</source>
        <translation>Convoluciones en bloques residuales, con una vigésima parte de los pesos de la red densa, superan su 85&#xa0;% con las mismas fotografías.</translation>
    </message>
    <message>
        <source>The start alone decides which of four equally deep minima of Himmelblau&apos;s function each of the twelve paths ends in.</source>
        <translation>Solo el inicio decide en cuál de los cuatro mínimos, igual de profundos, de la función de Himmelblau acaba cada uno de los doce caminos.</translation>
    </message>
    <message>
        <source>An ill-conditioned valley</source>
        <translation>Un valle mal condicionado</translation>
    </message>
    <message>
        <source>Across the valley it is a hundred times steeper than along it: at its best rate plain descent creeps, and momentum needs a tenth of the steps.</source>
        <translation>A través del valle la curvatura es cien veces mayor que a lo largo: con su mejor tasa el descenso simple se arrastra, y el momento necesita una décima parte de los pasos.</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>Descenso del gradiente</translation>
    </message>
    <message>
        <source>Four initializations</source>
        <translation>Cuatro inicializaciones</translation>
    </message>
    <message>
        <source>Ten ReLU layers, five seeds: from zeros J never leaves ln&#xa0;10, from weights too large numbers overflow; from Glorot&apos;s it falls slowly, and from He&apos;s, made for ReLU, several times as far.</source>
        <translation>Diez capas ReLU, cinco semillas: desde ceros J nunca sale de ln&#xa0;10, desde pesos demasiado grandes los números se desbordan; desde los de Glorot baja despacio, y desde los de He, hechos para ReLU, varias veces más.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Demasiado grande</translation>
    </message>
    <message>
        <source>J falls while P does not</source>
        <translation>J baja mientras P no mejora</translation>
    </message>
    <message>
        <source>Two fifths of the training labels are drawn anew: learned by heart, J falls towards zero and the test error climbs to some 30&#xa0;%; stopped early by the validation part, it stays near 9&#xa0;%.</source>
        <translation>Dos quintas partes de las etiquetas de entrenamiento se vuelven a sortear: aprendidas de memoria, J baja hacia cero y el error de prueba sube a un 30&#xa0;%; con parada temprana según la validación, se queda cerca del 9&#xa0;%.</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Hasta el final</translation>
    </message>
    <message>
        <source>Too small, right, too large</source>
        <translation>Demasiado pequeña, justa, demasiado grande</translation>
    </message>
    <message>
        <source>Three learning rates: with 0.002 J crawls, with 0.2 it falls to a hundredth, with 2 it leaps up and comes to rest near ln&#xa0;10 ≈ 2.3, the loss of guessing.</source>
        <translation>Tres tasas de aprendizaje: con 0,002 J apenas se mueve, con 0,2 cae a una centésima, con 2 da un salto y queda cerca de ln&#xa0;10 ≈ 2,3, la pérdida de adivinar.</translation>
    </message>
    <message>
        <source>Too small · η 0.002</source>
        <translation>Demasiado pequeña · η 0,002</translation>
    </message>
    <message>
        <source>Right · η 0.2</source>
        <translation>Justa · η 0,2</translation>
    </message>
    <message>
        <source>Too large · η 2</source>
        <translation>Demasiado grande · η 2</translation>
    </message>
    <message>
        <source>Batch normalization on and off</source>
        <translation>Con y sin normalización por lotes</translation>
    </message>
    <message>
        <source>Ten sigmoid layers: without it P stays at the tenth of guessing, with it most digits are read after a hundred steps.</source>
        <translation>Diez capas sigmoides: sin ella P se queda en la décima parte de adivinar; con ella la mayoría de los dígitos se leen tras cien pasos.</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Sin ella</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con ella</translation>
    </message>
    <message>
        <source>Four optimizers, one start</source>
        <translation>Cuatro optimizadores, un mismo inicio</translation>
    </message>
    <message>
        <source>Same start, same batches, same rate of 0.01: look how far apart J ends, hardly lower with Adagrad than with SGD, and some hundred times lower with Adam.</source>
        <translation>El mismo inicio, los mismos lotes, la misma tasa de 0,01: ver qué lejos queda J, apenas más baja con Adagrad que con SGD y unos cientos de veces más baja con Adam.</translation>
    </message>
    <message>
        <source>Add points of your own while it trains, and see how the boundary gives way.</source>
        <translation>Añadir puntos propios durante el entrenamiento y ver cómo cede la frontera.</translation>
    </message>
    <message>
        <source>A plateau</source>
        <translation>Una meseta</translation>
    </message>
    <message>
        <source>Where the ground is flat the gradient all but vanishes: gradient descent takes two hundred steps across, with momentum it is over within fifty.</source>
        <translation>Donde el terreno es llano el gradiente casi se desvanece: el descenso del gradiente tarda doscientos pasos en cruzarlo; con momento bastan cincuenta.</translation>
    </message>
    <message>
        <source>A bowl full of dents</source>
        <translation>Un cuenco lleno de hoyos</translation>
    </message>
    <message>
        <source>Forty starts on Rastrigin&apos;s function: each ends in the dent next to it, and hardly any of them at the bottom of the bowl.</source>
        <translation>Cuarenta inicios en la función de Rastrigin: cada uno acaba en el hoyo más cercano, y casi ninguno en el fondo del cuenco.</translation>
    </message>
    <message>
        <source>Six starts fall into the bent valley at once, and then take nearly all their steps along its flat floor to the minimum at (1,&#xa0;1).</source>
        <translation>Seis inicios caen enseguida al valle curvo, y luego dan casi todos sus pasos por su fondo llano hasta el mínimo en (1,&#xa0;1).</translation>
    </message>
    <message>
        <source>The closer to the ridge gradient descent starts, the longer J rests near the saddle before it falls; Newton&apos;s method walks to the saddle and stays.</source>
        <translation>Cuanto más cerca de la cresta empieza el descenso del gradiente, más tiempo reposa J junto al punto de silla antes de caer; el método de Newton camina hasta él y allí se queda.</translation>
    </message>
    <message>
        <source>A schedule against a constant rate</source>
        <translation>Una programación frente a una tasa constante</translation>
    </message>
    <message>
        <source>Both start with the same large rate, from five seeds: where it stays, J keeps jumping; where a cosine takes it back, J settles several times lower.</source>
        <translation>Ambas empiezan con la misma tasa grande, desde cinco semillas: donde se mantiene, J no deja de saltar; donde un coseno la reduce, J se asienta varias veces más abajo.</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>sesgos</translation>
    </message>
    <message>
        <source>Recorded rows (CSV)</source>
        <translation>Filas registradas (CSV)</translation>
    </message>
    <message>
        <source>Every recorded row as text; a cell is empty where there is no value.</source>
        <translation>Todas las filas registradas como texto; una celda queda vacía donde no hay valor.</translation>
    </message>
    <message>
        <source>lane,step,epoch,…: one row per lane and step</source>
        <translation>lane,step,epoch,…: una fila por carril y paso</translation>
    </message>
    <message>
        <source>Shafranovich 2005, RFC 4180; figures as the shortest text that reads back as the same double</source>
        <translation>Shafranovich 2005, RFC 4180; las cifras son el texto más corto que al leerse da el mismo número de doble precisión</translation>
    </message>
    <message>
        <source>Evaluations only</source>
        <translation>Solo evaluaciones</translation>
    </message>
    <message>
        <source>Leave out the rows of steps at which nothing was evaluated.</source>
        <translation>Omite las filas de los pasos en los que no se evaluó nada.</translation>
    </message>
    <message>
        <source>Recorded rows (Parquet)</source>
        <translation>Filas registradas (Parquet)</translation>
    </message>
    <message>
        <source>The same by columns and compressed, for pandas, R and others.</source>
        <translation>Lo mismo por columnas y comprimido, para pandas, R y otros.</translation>
    </message>
    <message>
        <source>columns of one type each, compressed</source>
        <translation>columnas de un solo tipo cada una, comprimidas</translation>
    </message>
    <message>
        <source>Apache Parquet format, written by Apache Arrow</source>
        <translation>Formato Apache Parquet, escrito por Apache Arrow</translation>
    </message>
    <message>
        <source>Weights (safetensors)</source>
        <translation>Pesos (safetensors)</translation>
    </message>
    <message>
        <source>The weights of every layer, bit for bit, and the experiment.</source>
        <translation>Los pesos de cada capa, bit a bit, y el experimento.</translation>
    </message>
    <message>
        <source>0.dense.weight, 0.dense.bias, 1.output.weight, …</source>
        <translation>0.dense.weight, 0.dense.bias, 1.output.weight, …</translation>
    </message>
    <message>
        <source>Hugging Face safetensors, format 0.4</source>
        <translation>Hugging Face safetensors, formato 0.4</translation>
    </message>
    <message>
        <source>Trained network (ONNX)</source>
        <translation>Red entrenada (ONNX)</translation>
    </message>
    <message>
        <source>A model that other programs run: from samples as one sees them to predictions.</source>
        <translation>Un modelo que ejecutan otros programas: de las muestras tal como se ven a las predicciones.</translation>
    </message>
    <message>
        <source>input (batch, …) → predictions (batch, classes or values)</source>
        <translation>input (lote, …) → predictions (lote, clases o valores)</translation>
    </message>
    <message>
        <source>ONNX, operator set 17; float32</source>
        <translation>ONNX, conjunto de operadores 17; float32</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>Programa de PyTorch</translation>
    </message>
    <message>
        <source>A commented Python program that trains the same network again and has the same losses, step by step.</source>
        <translation>Un programa de Python comentado que vuelve a entrenar la misma red y da las mismas pérdidas, paso a paso.</translation>
    </message>
    <message>
        <source>NAME.py and NAME.npz: the same network, start, batches and updates</source>
        <translation>NOMBRE.py y NOMBRE.npz: la misma red, el mismo inicio, los mismos lotes y actualizaciones</translation>
    </message>
    <message>
        <source>PyTorch 2: Ansel et al. 2024, PyTorch 2: faster machine learning through dynamic Python bytecode transformation and graph compilation</source>
        <translation>PyTorch 2: Ansel et al. 2024, PyTorch 2: faster machine learning through dynamic Python bytecode transformation and graph compilation</translation>
    </message>
    <message>
        <source>Which lane of the run, counted from 1.</source>
        <translation>Qué carril de la ejecución, contando desde 1.</translation>
    </message>
    <message>
        <source>ln(1 + eᶻ) − yz</source>
        <translation>ln(1 + eᶻ) − yz</translation>
    </message>
    <message>
        <source>Huber 1964, Robust estimation of a location parameter, Ann. Math. Stat. 35</source>
        <translation>Huber 1964, Robust estimation of a location parameter, Ann. Math. Stat. 35</translation>
    </message>
    <message>
        <source>Koenker &amp; Bassett 1978, Regression quantiles, Econometrica 46, section 2</source>
        <translation>Koenker y Bassett 1978, Regression quantiles, Econometrica 46, sección 2</translation>
    </message>
    <message>
        <source>Top-k accuracy</source>
        <translation variants="yes">
            <lengthvariant>Exactitud top-k</lengthvariant>
            <lengthvariant>Ex. top-k</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share of samples whose true class is among the k most probable ones; of equal ones the first count.</source>
        <translation>Proporción de muestras cuya clase verdadera está entre las k más probables; entre iguales cuentan las primeras.</translation>
    </message>
    <message>
        <source>share of samples with y among the k largest pⱼ</source>
        <translation>proporción de muestras con y entre los k mayores pⱼ</translation>
    </message>
    <message>
        <source>Russakovsky et al. 2015, ImageNet large scale visual recognition challenge, IJCV 115, section 4.1</source>
        <translation>Russakovsky et al. 2015, ImageNet large scale visual recognition challenge, IJCV 115, sección 4.1</translation>
    </message>
    <message>
        <source>With 1 it is the accuracy; it has to be smaller than the number of classes.</source>
        <translation>Con 1 es la exactitud; tiene que ser menor que el número de clases.</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation variants="yes">
            <lengthvariant>Exactitud equilibrada</lengthvariant>
            <lengthvariant>Ex. equilibrada</lengthvariant>
            <lengthvariant>Ex. equil.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The mean of the classes&apos; own accuracies: guessing the most frequent class gains nothing.</source>
        <translation>La media de las exactitudes de cada clase: apostar siempre por la clase más frecuente no da ventaja.</translation>
    </message>
    <message>
        <source>mean over classes k of the share of samples of k with argmaxⱼ pⱼ = k</source>
        <translation>media sobre las clases k de la proporción de muestras de k con argmaxⱼ pⱼ = k</translation>
    </message>
    <message>
        <source>Brodersen, Ong, Stephan &amp; Buhmann 2010, The balanced accuracy and its posterior distribution</source>
        <translation>Brodersen, Ong, Stephan y Buhmann 2010, The balanced accuracy and its posterior distribution</translation>
    </message>
    <message>
        <source>F₁</source>
        <translation>F₁</translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall of each class, as a mean over classes.</source>
        <translation>La media armónica de precisión y exhaustividad de cada clase, promediada sobre las clases.</translation>
    </message>
    <message>
        <source>mean over classes of 2 TP / (2 TP + FP + FN)</source>
        <translation>media sobre las clases de 2 VP / (2 VP + FP + FN)</translation>
    </message>
    <message>
        <source>van Rijsbergen 1979, Information Retrieval, 2nd ed., chapter 7; Opitz &amp; Burst 2019, arXiv:1911.03347</source>
        <translation>van Rijsbergen 1979, Information Retrieval, 2.ª ed., capítulo 7; Opitz y Burst 2019, arXiv:1911.03347</translation>
    </message>
    <message>
        <source>Whether each class counts alike (macro), or as often as it occurs (weighted).</source>
        <translation>Si todas las clases cuentan igual (macro) o cada una según su frecuencia (ponderado).</translation>
    </message>
    <message>
        <source>All classes alike</source>
        <translation variants="yes">
            <lengthvariant>Todas las clases por igual</lengthvariant>
            <lengthvariant>Por igual</lengthvariant>
        </translation>
    </message>
    <message>
        <source>By number of samples</source>
        <translation variants="yes">
            <lengthvariant>Según el número de muestras</lengthvariant>
            <lengthvariant>Muestras</lengthvariant>
        </translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve: how often a sample of a class gets more of it than a sample of another class.</source>
        <translation>Área bajo la curva ROC: con qué frecuencia una muestra de una clase recibe más probabilidad de ella que una de otra clase.</translation>
    </message>
    <message>
        <source>P(p of a positive &gt; p of a negative) + ½ P(equal)</source>
        <translation>P(p de un positivo &gt; p de un negativo) + ½ P(iguales)</translation>
    </message>
    <message>
        <source>Hanley &amp; McNeil 1982, Radiology 143; Fawcett 2006, An introduction to ROC analysis, section 9</source>
        <translation>Hanley y McNeil 1982, Radiology 143; Fawcett 2006, An introduction to ROC analysis, sección 9</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation variants="yes">
            <lengthvariant>Pérdida logarítmica</lengthvariant>
            <lengthvariant>Pérdida log.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>How surprised the network is by the true classes; it rewards probabilities that can be trusted.</source>
        <translation>Cuánto sorprenden a la red las clases verdaderas; premia las probabilidades en las que se puede confiar.</translation>
    </message>
    <message>
        <source>mean over samples of −log pᵧ</source>
        <translation>media sobre las muestras de −log pᵧ</translation>
    </message>
    <message>
        <source>The distance from the true values, as a mean over samples and outputs.</source>
        <translation>La distancia a los valores verdaderos, promediada sobre muestras y salidas.</translation>
    </message>
    <message>
        <source>Heavy ball</source>
        <translation>Bola pesada</translation>
    </message>
    <message>
        <source>A ball with inertia that rolls down J: each step keeps a share of the last one.</source>
        <translation>Una bola con inercia que rueda cuesta abajo por J: cada paso conserva una parte del anterior.</translation>
    </message>
    <message>
        <source>θₜ₊₁ = θₜ − ηg + β(θₜ − θₜ₋₁)</source>
        <translation>θₜ₊₁ = θₜ − ηg + β(θₜ − θₜ₋₁)</translation>
    </message>
    <message>
        <source>Polyak 1964, Some methods of speeding up the convergence of iteration methods, USSR Comput. Math. Math. Phys. 4(5):1–17</source>
        <translation>Polyak 1964, Some methods of speeding up the convergence of iteration methods, USSR Comput. Math. Math. Phys. 4(5):1–17</translation>
    </message>
    <message>
        <source>Share of the last step that is kept; 0 is plain SGD.</source>
        <translation>Proporción del paso anterior que se conserva; 0 es SGD sin más.</translation>
    </message>
    <message>
        <source>Accelerated descent in two sequences: a gradient step, then a jump ahead along the way it has come.</source>
        <translation>Descenso acelerado en dos sucesiones: un paso de gradiente y luego un salto adelante en la dirección en que venía.</translation>
    </message>
    <message>
        <source>x′ = θ − ηg, θ ← x′ + βₖ(x′ − x), βₖ = (aₖ − 1) / aₖ₊₁, aₖ₊₁ = (1 + √(1 + 4aₖ²)) / 2</source>
        <translation>x′ = θ − ηg, θ ← x′ + βₖ(x′ − x), βₖ = (aₖ − 1) / aₖ₊₁, aₖ₊₁ = (1 + √(1 + 4aₖ²)) / 2</translation>
    </message>
    <message>
        <source>Nesterov 1983, A method of solving a convex programming problem with convergence rate O(1/k²), Soviet Math. Dokl. 27(2):372–376; constant β: Nesterov 2004, Introductory lectures on convex optimization, scheme 2.2.11</source>
        <translation>Nesterov 1983, A method of solving a convex programming problem with convergence rate O(1/k²), Soviet Math. Dokl. 27(2):372–376; β constante: Nesterov 2004, Introductory lectures on convex optimization, esquema 2.2.11</translation>
    </message>
    <message>
        <source>Let β grow towards 1 as in 1983; else it is the constant below, for strongly convex J.</source>
        <translation>Dejar que β crezca hacia 1 como en 1983; si no, es la constante de abajo, para J fuertemente convexa.</translation>
    </message>
    <message>
        <source>The momentum where it does not grow; 0 is plain SGD.</source>
        <translation>El momento cuando no crece; 0 es SGD sin más.</translation>
    </message>
    <message>
        <source>QHM</source>
        <translation>QHM</translation>
    </message>
    <message>
        <source>Takes a weighted mean of a plain step and a momentum step; a long memory then does not delay the present.</source>
        <translation>Toma una media ponderada de un paso simple y uno con momento; así una memoria larga no retrasa el presente.</translation>
    </message>
    <message>
        <source>m ← βm + (1 − β)g, θ ← θ − η((1 − ν)g + νm)</source>
        <translation>m ← βm + (1 − β)g, θ ← θ − η((1 − ν)g + νm)</translation>
    </message>
    <message>
        <source>Ma &amp; Yarats 2019, Quasi-hyperbolic momentum and Adam for deep learning, arXiv:1810.06801, eqs. 3–4</source>
        <translation>Ma y Yarats 2019, Quasi-hyperbolic momentum and Adam for deep learning, arXiv:1810.06801, ecs. 3–4</translation>
    </message>
    <message>
        <source>Weight of the momentum step; the rest is the plain step.</source>
        <translation>Peso del paso con momento; el resto es el paso simple.</translation>
    </message>
    <message>
        <source>Hinton, Srivastava &amp; Swersky 2012, Neural networks for machine learning, lecture 6e; Graves 2013, arXiv:1308.0850, eqs. 38–41 (centered); Goodfellow, Bengio &amp; Courville 2016, Deep Learning, algorithm 8.6 (Nesterov&apos;s look-ahead)</source>
        <translation>Hinton, Srivastava y Swersky 2012, Neural networks for machine learning, lección 6e; Graves 2013, arXiv:1308.0850, ecs. 38–41 (centrado); Goodfellow, Bengio y Courville 2016, Deep Learning, algoritmo 8.6 (anticipación de Nesterov)</translation>
    </message>
    <message>
        <source>Adadelta</source>
        <translation>Adadelta</translation>
    </message>
    <message>
        <source>Divides the gradient by its running root mean square and multiplies it by that of its own steps.</source>
        <translation>Divide el gradiente por su media cuadrática móvil y lo multiplica por la de sus propios pasos.</translation>
    </message>
    <message>
        <source>Δ = g √(u + ε) / √(s + ε), θ ← θ − ηΔ, s and u: running means of g² and Δ²</source>
        <translation>Δ = g √(u + ε) / √(s + ε), θ ← θ − ηΔ, s y u: medias móviles de g² y Δ²</translation>
    </message>
    <message>
        <source>Zeiler 2012, ADADELTA: an adaptive learning rate method, arXiv:1212.5701, algorithm 1</source>
        <translation>Zeiler 2012, ADADELTA: an adaptive learning rate method, arXiv:1212.5701, algoritmo 1</translation>
    </message>
    <message>
        <source>Decay of both means of squares.</source>
        <translation>Decaimiento de ambas medias de cuadrados.</translation>
    </message>
    <message>
        <source>Sets the size of the first steps, about √ε.</source>
        <translation>Fija el tamaño de los primeros pasos, alrededor de √ε.</translation>
    </message>
    <message>
        <source>Rprop</source>
        <translation>Rprop</translation>
    </message>
    <message>
        <source>Every parameter has a step length of its own that grows while its gradient keeps its sign and shrinks when not.</source>
        <translation>Cada parámetro tiene su propia longitud de paso, que crece mientras su gradiente conserva el signo y se reduce si cambia.</translation>
    </message>
    <message>
        <source>r ← r·η₊ where g g₋₁ &gt; 0, r·η₋ where g g₋₁ &lt; 0 (and g ← 0), θ ← θ − η r sign g</source>
        <translation>r ← r·η₊ donde g g₋₁ &gt; 0, r·η₋ donde g g₋₁ &lt; 0 (y g ← 0), θ ← θ − η r signo g</translation>
    </message>
    <message>
        <source>Riedmiller &amp; Braun 1993, A direct adaptive method for faster backpropagation learning: the RPROP algorithm, IEEE Int. Conf. Neural Networks; Igel &amp; Hüsken 2000, Improving the Rprop learning algorithm (iRprop−)</source>
        <translation>Riedmiller y Braun 1993, A direct adaptive method for faster backpropagation learning: the RPROP algorithm, IEEE Int. Conf. Neural Networks; Igel y Hüsken 2000, Improving the Rprop learning algorithm (iRprop−)</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Crecimiento</translation>
    </message>
    <message>
        <source>Factor of the length while the sign stays.</source>
        <translation>Factor de la longitud mientras el signo se mantiene.</translation>
    </message>
    <message>
        <source>Shrinkage</source>
        <translation>Reducción</translation>
    </message>
    <message>
        <source>Factor of the length when the sign changes.</source>
        <translation>Factor de la longitud cuando el signo cambia.</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Mínima</translation>
    </message>
    <message>
        <source>Least length, in units of η.</source>
        <translation>Longitud mínima, en unidades de η.</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Máxima</translation>
    </message>
    <message>
        <source>Greatest length, in units of η.</source>
        <translation>Longitud máxima, en unidades de η.</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam whose weight decay bypasses the gradient, so that its strength does not depend on the gradient&apos;s scale.</source>
        <translation>Adam cuyo decaimiento de pesos no pasa por el gradiente, de modo que su intensidad no depende de la escala de este.</translation>
    </message>
    <message>
        <source>θ ← θ − η (m̂ / (√v̂ + ε) + λθ)</source>
        <translation>θ ← θ − η (m̂ / (√v̂ + ε) + λθ)</translation>
    </message>
    <message>
        <source>Loshchilov &amp; Hutter 2019, Decoupled weight decay regularization, arXiv:1711.05101, algorithm 2</source>
        <translation>Loshchilov y Hutter 2019, Decoupled weight decay regularization, arXiv:1711.05101, algoritmo 2</translation>
    </message>
    <message>
        <source>Each update also takes η·λ·θ off the weights; adds to the weight decay of the regularization.</source>
        <translation>Cada actualización resta además η·λ·θ a los pesos; se suma al decaimiento de pesos de la regularización.</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>Adam that divides by the largest mean of squares so far, so that a component&apos;s rate never grows back.</source>
        <translation>Adam que divide por la mayor media de cuadrados vista hasta ahora, de modo que la tasa de una componente nunca vuelve a crecer.</translation>
    </message>
    <message>
        <source>u ← max(u, v), θ ← θ − η m̂ / (√û + ε)</source>
        <translation>u ← máx(u, v), θ ← θ − η m̂ / (√û + ε)</translation>
    </message>
    <message>
        <source>Reddi, Kale &amp; Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, algorithm 2; with Adam&apos;s corrections of the zero start, as in PyTorch</source>
        <translation>Reddi, Kale y Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, algoritmo 2; con las correcciones de Adam por el inicio en cero, como en PyTorch</translation>
    </message>
    <message>
        <source>AdaMax</source>
        <translation>AdaMax</translation>
    </message>
    <message>
        <source>Adam with a decaying maximum of |g| in place of the root mean square; no step is much longer than η.</source>
        <translation>Adam con un máximo decreciente de |g| en lugar de la media cuadrática; ningún paso es mucho más largo que η.</translation>
    </message>
    <message>
        <source>u ← max(β₂u, |g| + ε), θ ← θ − η m̂ / u</source>
        <translation>u ← máx(β₂u, |g| + ε), θ ← θ − η m̂ / u</translation>
    </message>
    <message>
        <source>Kingma &amp; Ba 2015, Adam, arXiv:1412.6980, algorithm 2; ε as in PyTorch</source>
        <translation>Kingma y Ba 2015, Adam, arXiv:1412.6980, algoritmo 2; ε como en PyTorch</translation>
    </message>
    <message>
        <source>Decay of the maximum.</source>
        <translation>Decaimiento del máximo.</translation>
    </message>
    <message>
        <source>NAdam</source>
        <translation>NAdam</translation>
    </message>
    <message>
        <source>Adam with Nesterov&apos;s look-ahead: the step uses the momentum that the next update will have.</source>
        <translation>Adam con la anticipación de Nesterov: el paso usa el momento que tendrá la siguiente actualización.</translation>
    </message>
    <message>
        <source>θ ← θ − η (μₜ₊₁ m / (1 − Πμ μₜ₊₁) + (1 − μₜ) g / (1 − Πμ)) / (√v̂ + ε), μₜ = β₁(1 − ½·0.96^(tψ))</source>
        <translation>θ ← θ − η (μₜ₊₁ m / (1 − Πμ μₜ₊₁) + (1 − μₜ) g / (1 − Πμ)) / (√v̂ + ε), μₜ = β₁(1 − ½·0.96^(tψ))</translation>
    </message>
    <message>
        <source>Dozat 2016, Incorporating Nesterov momentum into Adam, ICLR workshop, algorithm 2</source>
        <translation>Dozat 2016, Incorporating Nesterov momentum into Adam, taller de ICLR, algoritmo 2</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>How fast the momentum rises from half of β₁ to β₁; 0 leaves it at half.</source>
        <translation>Con qué rapidez sube el momento de la mitad de β₁ a β₁; con 0 se queda en la mitad.</translation>
    </message>
    <message>
        <source>RAdam</source>
        <translation>RAdam</translation>
    </message>
    <message>
        <source>Adam that warms up by itself: it shortens steps while the scale rests on few gradients.</source>
        <translation>Adam que se calienta por sí solo: acorta los pasos mientras la escala se apoya en pocos gradientes.</translation>
    </message>
    <message>
        <source>θ ← θ − η r m̂ √(1 − β₂ᵗ) / (√v + ε), or θ − η m̂ while ρₜ ≤ 5</source>
        <translation>θ ← θ − η r m̂ √(1 − β₂ᵗ) / (√v + ε), o θ − η m̂ mientras ρₜ ≤ 5</translation>
    </message>
    <message>
        <source>Liu et al. 2020, On the variance of the adaptive learning rate and beyond, arXiv:1908.03265, algorithm 2; threshold as in the authors&apos; program</source>
        <translation>Liu et al. 2020, On the variance of the adaptive learning rate and beyond, arXiv:1908.03265, algoritmo 2; umbral como en el programa de los autores</translation>
    </message>
    <message>
        <source>QHAdam</source>
        <translation>QHAdam</translation>
    </message>
    <message>
        <source>Adam whose two means are each mixed with the present value, so that memories may be long without delay.</source>
        <translation>Adam cuyas dos medias se mezclan con el valor presente, de modo que las memorias pueden ser largas sin retraso.</translation>
    </message>
    <message>
        <source>θ ← θ − η ((1 − ν₁)g + ν₁m̂) / (√((1 − ν₂)g² + ν₂v̂) + ε)</source>
        <translation>θ ← θ − η ((1 − ν₁)g + ν₁m̂) / (√((1 − ν₂)g² + ν₂v̂) + ε)</translation>
    </message>
    <message>
        <source>Ma &amp; Yarats 2019, Quasi-hyperbolic momentum and Adam for deep learning, arXiv:1810.06801, section 4</source>
        <translation>Ma y Yarats 2019, Quasi-hyperbolic momentum and Adam for deep learning, arXiv:1810.06801, sección 4</translation>
    </message>
    <message>
        <source>Weight of the mean of gradients against the present gradient.</source>
        <translation>Peso de la media de los gradientes frente al gradiente presente.</translation>
    </message>
    <message>
        <source>Weight of the mean of squares against the present square.</source>
        <translation>Peso de la media de los cuadrados frente al cuadrado presente.</translation>
    </message>
    <message>
        <source>AdEMAMix</source>
        <translation>AdEMAMix</translation>
    </message>
    <message>
        <source>Adam with a second, much slower mean of gradients, since old gradients are still worth something.</source>
        <translation>Adam con una segunda media de gradientes, mucho más lenta, pues los gradientes viejos todavía valen algo.</translation>
    </message>
    <message>
        <source>θ ← θ − η (m̂₁ + αm₂) / (√v̂ + ε), m₂ ← β₃m₂ + (1 − β₃)g</source>
        <translation>θ ← θ − η (m̂₁ + αm₂) / (√v̂ + ε), m₂ ← β₃m₂ + (1 − β₃)g</translation>
    </message>
    <message>
        <source>Pagliardini, Ablin &amp; Grangier 2024, The AdEMAMix optimizer: better, faster, older, arXiv:2409.03137, algorithm 1 with its schedulers of α and β₃</source>
        <translation>Pagliardini, Ablin y Grangier 2024, The AdEMAMix optimizer: better, faster, older, arXiv:2409.03137, algoritmo 1 con sus programas de α y β₃</translation>
    </message>
    <message>
        <source>Slow decay</source>
        <translation variants="yes">
            <lengthvariant>Decaimiento lento</lengthvariant>
            <lengthvariant>Decaim. lento</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Decay of the slow mean of gradients.</source>
        <translation>Decaimiento de la media lenta de los gradientes.</translation>
    </message>
    <message>
        <source>Slow weight</source>
        <translation>Peso lento</translation>
    </message>
    <message>
        <source>Weight of the slow mean; 0 is Adam.</source>
        <translation>Peso de la media lenta; 0 es Adam.</translation>
    </message>
    <message>
        <source>Steps over which α and β₃ grow; in the paper all of the training. 0 for none.</source>
        <translation>Pasos en los que crecen α y β₃; en el artículo, todo el entrenamiento. Con 0 no hay ninguno.</translation>
    </message>
    <message>
        <source>Adan</source>
        <translation>Adan</translation>
    </message>
    <message>
        <source>Nesterov&apos;s look-ahead without a second point: changes of the gradient tell where it is going.</source>
        <translation>La anticipación de Nesterov sin un segundo punto: los cambios del gradiente indican hacia dónde va.</translation>
    </message>
    <message>
        <source>d = g − g₋₁, m ← EMA(g), v ← EMA(d), n ← EMA((g + β₂d)²), θ ← θ − η (m̂ + β₂v̂) / (√n̂ + ε)</source>
        <translation>d = g − g₋₁, m ← EMA(g), v ← EMA(d), n ← EMA((g + β₂d)²), θ ← θ − η (m̂ + β₂v̂) / (√n̂ + ε)</translation>
    </message>
    <message>
        <source>Xie et al. 2022, Adan: adaptive Nesterov momentum algorithm, arXiv:2208.06677, algorithm 1; corrections of the zero starts as in the authors&apos; program</source>
        <translation>Xie et al. 2022, Adan: adaptive Nesterov momentum algorithm, arXiv:2208.06677, algoritmo 1; correcciones de los inicios en cero como en el programa de los autores</translation>
    </message>
    <message>
        <source>Decay of the mean of changes, and their weight.</source>
        <translation>Decaimiento de la media de los cambios, y peso de estos.</translation>
    </message>
    <message>
        <source>Third decay</source>
        <translation variants="yes">
            <lengthvariant>Tercer decaimiento</lengthvariant>
            <lengthvariant>3.er decaim.</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>ADOPT</source>
        <translation>ADOPT</translation>
    </message>
    <message>
        <source>Adam that divides each gradient by the scale of those before it and averages afterwards.</source>
        <translation>Adam que divide cada gradiente por la escala de los anteriores y promedia después.</translation>
    </message>
    <message>
        <source>m ← β₁m + (1 − β₁) clip(g / max(√v, ε), ±t^¼), θ ← θ − ηm, v ← β₂v + (1 − β₂)g²</source>
        <translation>m ← β₁m + (1 − β₁) recorte(g / máx(√v, ε), ±t^¼), θ ← θ − ηm, v ← β₂v + (1 − β₂)g²</translation>
    </message>
    <message>
        <source>Taniguchi et al. 2024, ADOPT: modified Adam can converge with any β₂ with the optimal rate, arXiv:2411.02853, algorithm 2, clipped at t^¼ as in the authors&apos; program</source>
        <translation>Taniguchi et al. 2024, ADOPT: modified Adam can converge with any β₂ with the optimal rate, arXiv:2411.02853, algoritmo 2, recortado en t^¼ como en el programa de los autores</translation>
    </message>
    <message>
        <source>Decay of the mean of divided gradients.</source>
        <translation>Decaimiento de la media de los gradientes divididos.</translation>
    </message>
    <message>
        <source>Least divisor.</source>
        <translation>Divisor mínimo.</translation>
    </message>
    <message>
        <source>signSGD</source>
        <translation>signSGD</translation>
    </message>
    <message>
        <source>Moves every parameter by exactly η against the sign of its gradient, or with momentum (Signum) of its mean.</source>
        <translation>Mueve cada parámetro exactamente η contra el signo de su gradiente o, con momento (Signum), contra el de su media.</translation>
    </message>
    <message>
        <source>m ← βm + (1 − β)g, θ ← θ − η sign m</source>
        <translation>m ← βm + (1 − β)g, θ ← θ − η signo m</translation>
    </message>
    <message>
        <source>Bernstein, Wang, Azizzadenesheli &amp; Anandkumar 2018, signSGD, arXiv:1802.04434, algorithms 1 and 2 (Signum)</source>
        <translation>Bernstein, Wang, Azizzadenesheli y Anandkumar 2018, signSGD, arXiv:1802.04434, algoritmos 1 y 2 (Signum)</translation>
    </message>
    <message>
        <source>Decay of the mean of gradients; 0 takes the gradient itself.</source>
        <translation>Decaimiento de la media de los gradientes; con 0 se toma el propio gradiente.</translation>
    </message>
    <message>
        <source>Lion</source>
        <translation>Lion</translation>
    </message>
    <message>
        <source>Moves by the sign of a mean that weighs the present gradient more than its own memory does.</source>
        <translation>Se mueve según el signo de una media en la que el gradiente presente pesa más que en su propia memoria.</translation>
    </message>
    <message>
        <source>θ ← θ − η sign(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g</source>
        <translation>θ ← θ − η signo(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g</translation>
    </message>
    <message>
        <source>Chen et al. 2023, Symbolic discovery of optimization algorithms, arXiv:2302.06675, algorithm 2</source>
        <translation>Chen et al. 2023, Symbolic discovery of optimization algorithms, arXiv:2302.06675, algoritmo 2</translation>
    </message>
    <message>
        <source>Weight of the memory in the step.</source>
        <translation>Peso de la memoria en el paso.</translation>
    </message>
    <message>
        <source>Decay of the memory of gradients.</source>
        <translation>Decaimiento de la memoria de los gradientes.</translation>
    </message>
    <message>
        <source>Adafactor</source>
        <translation>Adafactor</translation>
    </message>
    <message>
        <source>Adam without momentum that keeps a weight&apos;s mean squares as one number per row and one per column.</source>
        <translation>Adam sin momento que guarda las medias de cuadrados de un peso como un número por fila y otro por columna.</translation>
    </message>
    <message>
        <source>V = R Cᵀ / mean(R), U = g / √V, θ ← θ − α U / max(1, RMS(U) / d)</source>
        <translation>V = R Cᵀ / media(R), U = g / √V, θ ← θ − α U / máx(1, RMS(U) / d)</translation>
    </message>
    <message>
        <source>Shazeer &amp; Stern 2018, Adafactor, arXiv:1804.04235, algorithms 4 and 5, section 7.2</source>
        <translation>Shazeer y Stern 2018, Adafactor, arXiv:1804.04235, algoritmos 4 y 5, sección 7.2</translation>
    </message>
    <message>
        <source>Decay power</source>
        <translation variants="yes">
            <lengthvariant>Potencia del decaimiento</lengthvariant>
            <lengthvariant>Potencia</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The decay of squares rises as 1 − t^(−κ); with 1 all squares count alike.</source>
        <translation>El decaimiento de los cuadrados crece como 1 − t^(−κ); con 1 todos los cuadrados cuentan por igual.</translation>
    </message>
    <message>
        <source>Largest root mean square of an array&apos;s update, in units of α.</source>
        <translation>Mayor media cuadrática de la actualización de un arreglo, en unidades de α.</translation>
    </message>
    <message>
        <source>Relative steps</source>
        <translation>Pasos relativos</translation>
    </message>
    <message>
        <source>Steps in proportion to the size of each array, and falling with time once 1/√t is below η.</source>
        <translation>Pasos proporcionales al tamaño de cada arreglo, que disminuyen con el tiempo cuando 1/√t es menor que η.</translation>
    </message>
    <message>
        <source>Least size</source>
        <translation variants="yes">
            <lengthvariant>Tamaño mínimo</lengthvariant>
            <lengthvariant>Tam. mínimo</lengthvariant>
            <lengthvariant>Tam. mín.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Size that an array is at least taken to have, so that one at zero can leave it.</source>
        <translation>Tamaño mínimo que se atribuye a un arreglo, para que uno que vale cero pueda salir de él.</translation>
    </message>
    <message>
        <source>Added to squared gradients.</source>
        <translation>Se suma a los cuadrados de los gradientes.</translation>
    </message>
    <message>
        <source>LARS</source>
        <translation>LARS</translation>
    </message>
    <message>
        <source>Momentum whose rate in each weight array follows the ratio of the array&apos;s length to its gradient&apos;s.</source>
        <translation>Momento cuya tasa en cada arreglo de pesos sigue la razón entre la longitud del arreglo y la de su gradiente.</translation>
    </message>
    <message>
        <source>v ← μv + η c ∥θ∥ / (∥g∥ + λ∥θ∥) (g + λθ) per array, θ ← θ − v</source>
        <translation>v ← μv + η c ∥θ∥ / (∥g∥ + λ∥θ∥) (g + λθ) por arreglo, θ ← θ − v</translation>
    </message>
    <message>
        <source>You, Gitman &amp; Ginsburg 2017, Large batch training of convolutional networks, arXiv:1708.03888, algorithm 1, eq. 6</source>
        <translation>You, Gitman y Ginsburg 2017, Large batch training of convolutional networks, arXiv:1708.03888, algoritmo 1, ec. 6</translation>
    </message>
    <message>
        <source>Length of a weight array&apos;s step in units of η times the array&apos;s length; the paper has 0.001.</source>
        <translation>Longitud del paso de un arreglo de pesos en unidades de η por la longitud del arreglo; en el artículo es 0.001.</translation>
    </message>
    <message>
        <source>Pulls weights to zero inside of the trust ratio; leave the regularization&apos;s own decay at 0 then.</source>
        <translation>Atrae los pesos hacia cero dentro de la razón de confianza; en ese caso, deja en 0 el decaimiento de la regularización.</translation>
    </message>
    <message>
        <source>LAMB</source>
        <translation>LAMB</translation>
    </message>
    <message>
        <source>Adam whose step in each weight array is as long as η times the array itself.</source>
        <translation>Adam cuyo paso en cada arreglo de pesos mide η veces lo que el propio arreglo.</translation>
    </message>
    <message>
        <source>r = m̂ / (√v̂ + ε) + λθ, θ ← θ − η (∥θ∥ / ∥r∥) r per array</source>
        <translation>r = m̂ / (√v̂ + ε) + λθ, θ ← θ − η (∥θ∥ / ∥r∥) r por arreglo</translation>
    </message>
    <message>
        <source>You et al. 2020, Large batch optimization for deep learning, arXiv:1904.00962, algorithm 2</source>
        <translation>You et al. 2020, Large batch optimization for deep learning, arXiv:1904.00962, algoritmo 2</translation>
    </message>
    <message>
        <source>Muon</source>
        <translation>Muon</translation>
    </message>
    <message>
        <source>Momentum whose step in each hidden matrix has all its singular values pushed towards 1.</source>
        <translation>Momento cuyo paso en cada matriz oculta tiene todos sus valores singulares empujados hacia 1.</translation>
    </message>
    <message>
        <source>M ← μM + (1 − μ) G, W ← W − η s · NewtonSchulz(μM + (1 − μ) G)</source>
        <translation>M ← μM + (1 − μ) G, W ← W − η s · NewtonSchulz(μM + (1 − μ) G)</translation>
    </message>
    <message>
        <source>Jordan et al. 2024, Muon: an optimizer for hidden layers in neural networks; Liu et al. 2025, arXiv:2502.16982, eq. 4 (0.2 √max)</source>
        <translation>Jordan et al. 2024, Muon: an optimizer for hidden layers in neural networks; Liu et al. 2025, arXiv:2502.16982, ec. 4 (0.2 √max)</translation>
    </message>
    <message>
        <source>Decay of the mean of gradients of hidden matrices.</source>
        <translation>Decaimiento de la media de los gradientes de las matrices ocultas.</translation>
    </message>
    <message>
        <source>Take the mean as it will be after one more equal gradient.</source>
        <translation>Tomar la media como quedaría tras otro gradiente igual.</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iteraciones</translation>
    </message>
    <message>
        <source>Newton–Schulz iterations; with 0 the step is the momentum divided by its norm.</source>
        <translation>Iteraciones de Newton–Schulz; con 0 el paso es el momento dividido por su norma.</translation>
    </message>
    <message>
        <source>How the length of a matrix&apos;s step depends on its shape.</source>
        <translation>Cómo depende de la forma de una matriz la longitud de su paso.</translation>
    </message>
    <message>
        <source>√max(1, outputs / inputs)</source>
        <translation variants="yes">
            <lengthvariant>√máx(1, salidas / entradas)</lengthvariant>
            <lengthvariant>√máx(1, s/e)</lengthvariant>
        </translation>
    </message>
    <message>
        <source>0.2 √max(inputs, outputs)</source>
        <translation variants="yes">
            <lengthvariant>0.2 √máx(entradas, salidas)</lengthvariant>
            <lengthvariant>0.2 √máx</lengthvariant>
        </translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Adam&apos;s rate for embeddings, the last layer and vectors, in units of η.</source>
        <translation>Tasa de Adam para los embeddings, la última capa y los vectores, en unidades de η.</translation>
    </message>
    <message>
        <source>Decay of the mean of the others&apos; gradients.</source>
        <translation>Decaimiento de la media de los gradientes de los demás.</translation>
    </message>
    <message>
        <source>Decay of the mean of the others&apos; squares.</source>
        <translation>Decaimiento de la media de los cuadrados de los demás.</translation>
    </message>
    <message>
        <source>Keeps Adam&apos;s quotient finite where gradients vanish.</source>
        <translation>Mantiene finito el cociente de Adam donde los gradientes se anulan.</translation>
    </message>
    <message>
        <source>Shampoo</source>
        <translation>Shampoo</translation>
    </message>
    <message>
        <source>Adagrad with a full matrix for the rows of a weight and one for its columns, so that steps only shrink.</source>
        <translation>Adagrad con una matriz completa para las filas de un peso y otra para sus columnas, de modo que los pasos solo se acortan.</translation>
    </message>
    <message>
        <source>L ← L + GGᵀ, R ← R + GᵀG, W ← W − η (εI + L)^(−1/4) G (εI + R)^(−1/4)</source>
        <translation>L ← L + GGᵀ, R ← R + GᵀG, W ← W − η (εI + L)^(−1/4) G (εI + R)^(−1/4)</translation>
    </message>
    <message>
        <source>Gupta, Koren &amp; Singer 2018, Shampoo, arXiv:1802.09568, algorithm 1</source>
        <translation>Gupta, Koren y Singer 2018, Shampoo, arXiv:1802.09568, algoritmo 1</translation>
    </message>
    <message>
        <source>Share of the preconditioned velocity that is kept.</source>
        <translation>Proporción de la velocidad precondicionada que se conserva.</translation>
    </message>
    <message>
        <source>Added to each eigenvalue.</source>
        <translation>Se suma a cada valor propio.</translation>
    </message>
    <message>
        <source>Renew every</source>
        <translation>Renovar cada</translation>
    </message>
    <message>
        <source>Steps between two computations of the roots.</source>
        <translation>Pasos entre dos cálculos de las raíces.</translation>
    </message>
    <message>
        <source>Largest side</source>
        <translation>Lado máximo</translation>
    </message>
    <message>
        <source>Rows or columns of a weight beyond which that side is left alone; the matrices have n × n values.</source>
        <translation>Filas o columnas de un peso a partir de las cuales ese lado se deja como está; las matrices tienen n × n valores.</translation>
    </message>
    <message>
        <source>SOAP</source>
        <translation>SOAP</translation>
    </message>
    <message>
        <source>Adam in the slowly turning eigenbasis of Shampoo&apos;s preconditioner.</source>
        <translation>Adam en la base de vectores propios, que gira despacio, del precondicionador de Shampoo.</translation>
    </message>
    <message>
        <source>G′ = Q_Lᵀ G Q_R, N′ = M̂′ / (√V̂′ + ε), W ← W − η Q_L N′ Q_Rᵀ; Q_L, Q_R: eigenvectors of ⟨GGᵀ⟩, ⟨GᵀG⟩</source>
        <translation>G′ = Q_Lᵀ G Q_R, N′ = M̂′ / (√V̂′ + ε), W ← W − η Q_L N′ Q_Rᵀ; Q_L, Q_R: vectores propios de ⟨GGᵀ⟩, ⟨GᵀG⟩</translation>
    </message>
    <message>
        <source>Vyas et al. 2024, SOAP, arXiv:2409.11321, algorithms 3 and 4; start, order and bias as in the authors&apos; program</source>
        <translation>Vyas et al. 2024, SOAP, arXiv:2409.11321, algoritmos 3 y 4; inicio, orden y sesgo como en el programa de los autores</translation>
    </message>
    <message>
        <source>Decay of the means of GGᵀ and GᵀG.</source>
        <translation>Decaimiento de las medias de GGᵀ y GᵀG.</translation>
    </message>
    <message>
        <source>Steps between two renewals of the bases.</source>
        <translation>Pasos entre dos renovaciones de las bases.</translation>
    </message>
    <message>
        <source>Prodigy</source>
        <translation>Prodigy</translation>
    </message>
    <message>
        <source>Adam that estimates its own rate: d bounds the way from start to solution from below and only grows.</source>
        <translation>Adam que estima su propia tasa: d acota por abajo la distancia del inicio a la solución y solo crece.</translation>
    </message>
    <message>
        <source>d ← max(d, r / ∥s∥₁), θ ← θ − η d m / (√v + d ε); r sums d² ⟨g, θ₀ − θ⟩, s sums d² g, m and v see d g</source>
        <translation>d ← máx(d, r / ∥s∥₁), θ ← θ − η d m / (√v + d ε); r suma d² ⟨g, θ₀ − θ⟩, s suma d² g, m y v ven d g</translation>
    </message>
    <message>
        <source>Mishchenko &amp; Defazio 2024, Prodigy, arXiv:2306.06101, algorithm 4</source>
        <translation>Mishchenko y Defazio 2024, Prodigy, arXiv:2306.06101, algoritmo 4</translation>
    </message>
    <message>
        <source>Where d starts; far below the true distance, but not so far that the first steps are lost.</source>
        <translation>Valor inicial de d; muy por debajo de la distancia verdadera, pero no tanto como para que se pierdan los primeros pasos.</translation>
    </message>
    <message>
        <source>Multiplies each new estimate of d; the rate is better changed here than by η.</source>
        <translation>Multiplica cada nueva estimación de d; es mejor cambiar la tasa aquí que con η.</translation>
    </message>
    <message>
        <source>Bias correction</source>
        <translation variants="yes">
            <lengthvariant>Corrección del sesgo</lengthvariant>
            <lengthvariant>Corr. del sesgo</lengthvariant>
            <lengthvariant>Corregir</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Correct the zero start of both means, as Adam does.</source>
        <translation>Corregir el inicio en cero de ambas medias, como hace Adam.</translation>
    </message>
    <message>
        <source>Schedule-Free SGD</source>
        <translation variants="yes">
            <lengthvariant>SGD sin programa (Schedule-Free)</lengthvariant>
            <lengthvariant>SGD sin programa</lengthvariant>
            <lengthvariant>SGD s.p.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>SGD with an average in place of a falling schedule: the run can be stopped at any time.</source>
        <translation>SGD con un promedio en lugar de un programa decreciente: la ejecución puede detenerse en cualquier momento.</translation>
    </message>
    <message>
        <source>z ← z − η ∇J(y), x ← (1 − c) x + c z, c = η² / ∑η², y = (1 − β) z + β x</source>
        <translation>z ← z − η ∇J(y), x ← (1 − c) x + c z, c = η² / ∑η², y = (1 − β) z + β x</translation>
    </message>
    <message>
        <source>Where between z (0) and the mean x (1) gradients are taken; 0 is averaging after Polyak.</source>
        <translation>Dónde se toman los gradientes, entre z (0) y la media x (1); 0 es el promedio de Polyak.</translation>
    </message>
    <message>
        <source>Schedule-Free AdamW</source>
        <translation variants="yes">
            <lengthvariant>AdamW sin programa (Schedule-Free)</lengthvariant>
            <lengthvariant>AdamW sin programa</lengthvariant>
            <lengthvariant>AdamW s.p.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Adam&apos;s scaling with an average in place of both momentum and a falling schedule.</source>
        <translation>El escalado de Adam con un promedio en lugar tanto del momento como de un programa decreciente.</translation>
    </message>
    <message>
        <source>z ← z − η g / (√v̂ + ε), x ← (1 − c) x + c z, c = η² / ∑η², y = (1 − β) z + β x</source>
        <translation>z ← z − η g / (√v̂ + ε), x ← (1 − c) x + c z, c = η² / ∑η², y = (1 − β) z + β x</translation>
    </message>
    <message>
        <source>Defazio et al. 2024, The road less scheduled, arXiv:2405.15682, algorithm 1</source>
        <translation>Defazio et al. 2024, The road less scheduled, arXiv:2405.15682, algoritmo 1</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>Curvatura</translation>
    </message>
    <message>
        <source>Decrease</source>
        <translation>Descenso</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>How many test samples of each class are taken for each class.</source>
        <translation>Cuántas muestras de prueba de cada clase se toman por cada clase.</translation>
    </message>
    <message>
        <source>nᵢⱼ = number of samples with y = i and argmaxₖ pₖ(x) = j</source>
        <translation>nᵢⱼ = número de muestras con y = i y argmaxₖ pₖ(x) = j</translation>
    </message>
    <message>
        <source>Dead and saturated units</source>
        <translation>Unidades muertas y saturadas</translation>
    </message>
    <message>
        <source>For each layer the share of its units that are closed, on the first samples of the training part.</source>
        <translation>Por capa, la proporción de unidades cerradas, en las primeras muestras de la parte de entrenamiento.</translation>
    </message>
    <message>
        <source>|f&apos;(z)| &lt; 0.05 max |f&apos;|: dead on all samples, saturated on one</source>
        <translation>|f&apos;(z)| &lt; 0.05 máx |f&apos;|: muerta en todas las muestras, saturada en una</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, section 3 (saturation); Lu, Shin, Su &amp; Karniadakis 2019, arXiv:1903.06733 (dead units)</source>
        <translation>Glorot &amp; Bengio 2010, sección 3 (saturación); Lu, Shin, Su &amp; Karniadakis 2019, arXiv:1903.06733 (unidades muertas)</translation>
    </message>
    <message>
        <source>First-layer weights</source>
        <translation>Pesos de la primera capa</translation>
    </message>
    <message>
        <source>The weights of the first layer that has a matrix of them, of its first units and inputs.</source>
        <translation>Los pesos de la primera capa que tiene una matriz de pesos, para sus primeras unidades y entradas.</translation>
    </message>
    <message>
        <source>Wᵢⱼ from input i to unit j</source>
        <translation>Wᵢⱼ de la entrada i a la unidad j</translation>
    </message>
    <message>
        <source>Zeiler &amp; Fergus 2014, Visualizing and Understanding Convolutional Networks</source>
        <translation>Zeiler y Fergus 2014, Visualizing and Understanding Convolutional Networks</translation>
    </message>
    <message>
        <source>How many rows of a table are shown.</source>
        <translation>Cuántas filas de una tabla se muestran.</translation>
    </message>
    <message>
        <source>Layers in figures</source>
        <translation>Las capas en cifras</translation>
    </message>
    <message>
        <source>For each layer the length of its parameters, its gradient, its next update, and what is closed in it.</source>
        <translation>Para cada capa, la norma de sus parámetros, de su gradiente y de su próxima actualización, y lo que está cerrado en ella.</translation>
    </message>
    <message>
        <source>∥Δθ∥ / ∥θ∥ of each layer</source>
        <translation>∥Δθ∥ / ∥θ∥ de cada capa</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, section 3 (saturation); update ratios as in You, Gitman &amp; Ginsburg 2017, arXiv:1708.03888</source>
        <translation>Glorot y Bengio 2010, sección 3 (saturación); razones de actualización como en You, Gitman y Ginsburg 2017, arXiv:1708.03888</translation>
    </message>
    <message>
        <source>Weight and gradient histograms</source>
        <translation>Histogramas de pesos y gradientes</translation>
    </message>
    <message>
        <source>Histograms of the finite values of each layer&apos;s parameters and of their gradients.</source>
        <translation>Histogramas de los valores finitos de los parámetros de cada capa y de sus gradientes.</translation>
    </message>
    <message>
        <source>number of parameters of a layer by value, and by log₁₀ |value|</source>
        <translation>número de parámetros de una capa por valor y por log₁₀ |valor|</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, Understanding the difficulty of training deep feedforward neural networks</source>
        <translation>Glorot y Bengio 2010, Understanding the difficulty of training deep feedforward neural networks</translation>
    </message>
    <message>
        <source>What each unit computes</source>
        <translation>Lo que calcula cada unidad</translation>
    </message>
    <message>
        <source>The outputs of units, behind the last activation of their layer, on a square grid that holds all samples.</source>
        <translation>Las salidas de las unidades, tras la última activación de su capa, en una cuadrícula cuadrada que contiene todas las muestras.</translation>
    </message>
    <message>
        <source>f(z(x₁, x₂))</source>
        <translation>f(z(x₁, x₂))</translation>
    </message>
    <message>
        <source>outputs of units on a square grid around the data, as in TensorFlow Playground (Smilkov et al. 2017, arXiv:1708.03788)</source>
        <translation>salidas de las unidades en una cuadrícula cuadrada alrededor de los datos, como en TensorFlow Playground (Smilkov et al. 2017, arXiv:1708.03788)</translation>
    </message>
    <message>
        <source>Units of a layer</source>
        <translation>Unidades de una capa</translation>
    </message>
    <message>
        <source>Units in all</source>
        <translation>Unidades en total</translation>
    </message>
    <message>
        <source>Why did it move?</source>
        <translation>¿Por qué se movió?</translation>
    </message>
    <message>
        <source>Gradient, clipping, momentum, preconditioner, rate and decay of the update to come, in lane 0.</source>
        <translation>Gradiente, recorte, momento, precondicionador, tasa y decaimiento de la actualización que viene, en el carril 0.</translation>
    </message>
    <message>
        <source>J(θ + u) − J(θ) ≈ gᵀu + ½uᵀHu</source>
        <translation>J(θ + u) − J(θ) ≈ gᵀu + ½uᵀHu</translation>
    </message>
    <message>
        <source>Taylor expansion of J along the update; Nocedal &amp; Wright 2006, Numerical Optimization, 2nd ed., theorem 2.1; Hessian products: Pearlmutter 1994</source>
        <translation>Desarrollo de Taylor de J a lo largo de la actualización; Nocedal &amp; Wright 2006, Numerical Optimization, 2nd ed., teorema 2.1; productos hessianos: Pearlmutter 1994</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>Mejora</translation>
    </message>
    <message>
        <source>Restore best</source>
        <translation variants="yes">
            <lengthvariant>Recuperar el mejor</lengthvariant>
            <lengthvariant>Recuperar</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condición</translation>
    </message>
    <message>
        <source>Condition number: ratio of the largest curvature to the smallest.</source>
        <translation>Número de condición: razón entre la mayor curvatura y la menor.</translation>
    </message>
    <message>
        <source>Rotation seed</source>
        <translation variants="yes">
            <lengthvariant>Semilla de la rotación</lengthvariant>
            <lengthvariant>Sem. de rotación</lengthvariant>
            <lengthvariant>Sem. rot.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Turn start</source>
        <translation variants="yes">
            <lengthvariant>Girar también el inicio</lengthvariant>
            <lengthvariant>Girar el inicio</lengthvariant>
            <lengthvariant>Girar inicio</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The same gradient everywhere shows what a method makes of it: terminal speed, or steps that shrink.</source>
        <translation>Un mismo gradiente en todas partes muestra lo que un método hace con él: velocidad terminal o pasos que disminuyen.</translation>
    </message>
    <message>
        <source>Minimum at</source>
        <translation>Mínimo en</translation>
    </message>
    <message>
        <source>First coordinate of the minimum.</source>
        <translation>Primera coordenada del mínimo.</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation variants="yes">
            <lengthvariant>Profundidad</lengthvariant>
            <lengthvariant>Prof.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>A saddle between two minima at (0, ±√2): Newton&apos;s method is drawn to it, gradient descent leaves it.</source>
        <translation>Un punto de silla entre dos mínimos en (0, ±√2): atrae al método de Newton; el descenso por el gradiente se aleja de él.</translation>
    </message>
    <message>
        <source>after Dauphin et al. 2014, Identifying and attacking the saddle point problem, arXiv:1406.2572</source>
        <translation>según Dauphin et al. 2014, Identifying and attacking the saddle point problem, arXiv:1406.2572</translation>
    </message>
    <message>
        <source>Hilbert &amp; Cohn-Vossen 1952, Geometry and the Imagination, chapter IV</source>
        <translation>Hilbert y Cohn-Vossen 1952, Geometry and the Imagination, capítulo IV</translation>
    </message>
    <message>
        <source>A slope leads to a flat stretch, where gradients all but vanish; behind it lies a hollow with the minimum.</source>
        <translation>Una pendiente lleva a una zona plana donde los gradientes casi se anulan; tras ella hay una hondonada con el mínimo.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradiente</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation>Guardar una copia</translation>
    </message>
    <message>
        <source>Every minute and at each pause, of what is not saved; after a crash it is offered at the next start.</source>
        <translation>Cada minuto y en cada pausa, de lo que no se ha guardado; tras un fallo se ofrece al volver a abrir el programa.</translation>
    </message>
    <message>
        <source>Memory for the timeline</source>
        <translation>Memoria para la línea de tiempo</translation>
    </message>
    <message>
        <source>States of all runs that are kept so that their steps can be shown again soon; older ones go to the disk.</source>
        <translation>Estados de todas las ejecuciones que se conservan para volver pronto a sus pasos; los más antiguos van al disco.</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>Adding problem, plain recurrence</source>
        <translation>Problema de la suma, recurrencia simple</translation>
    </message>
    <message>
        <source>The same problem, width and steps as with the GRU, without gates: over a hundred steps the gradient fades, and the error stays near the 1/6 of always answering 1.</source>
        <translation>El mismo problema, ancho y número de pasos que con la GRU, pero sin compuertas: a lo largo de cien posiciones el gradiente se desvanece, y el error se queda cerca del 1/6 de responder siempre 1.</translation>
    </message>
    <message>
        <source>Friedman&apos;s function</source>
        <translation>Función de Friedman</translation>
    </message>
    <message>
        <source>Regression with ten inputs of which five mean nothing. The noise in y leaves an R² of about 0.96 at best; the test part comes close and stays below.</source>
        <translation>Regresión con diez entradas de las que cinco no significan nada. El ruido en y deja como mucho un R² de alrededor de 0.96; la parte de prueba se acerca y queda por debajo.</translation>
    </message>
    <message>
        <source>Four minima</source>
        <translation>Cuatro mínimos</translation>
    </message>
    <message>
        <source>The heavy ball&apos;s cycle</source>
        <translation>El ciclo de la bola pesada</translation>
    </message>
    <message>
        <source>A strongly convex function on which momentum that is best for quadratics never settles: from 3.3 the ball visits three points in turn for ever; from 0.9 it comes to rest.</source>
        <translation>Una función fuertemente convexa en la que el momento óptimo para cuadráticas nunca se asienta: desde 3.3 la bola visita tres puntos por turno para siempre; desde 0.9 llega al reposo.</translation>
    </message>
    <message>
        <source>Associative recall, attention</source>
        <translation>Memoria asociativa, atención</translation>
    </message>
    <message>
        <source>Six pairs of a key and a value, then one key again. Two layers of attention guess among the values for a few hundred steps, then find out how to look the answer up, also in sequences they never saw.</source>
        <translation>Seis pares de clave y valor, y luego otra vez una de las claves. Dos capas de atención adivinan entre los valores durante unos cientos de pasos y después descubren cómo buscar la respuesta, también en secuencias que nunca vieron.</translation>
    </message>
    <message>
        <source>Associative recall, dense layers</source>
        <translation>Memoria asociativa, capas densas</translation>
    </message>
    <message>
        <source>The same task, number of parameters and steps as with attention, given to dense layers: they learn most of the training part by heart, and hardly do better than to guess among the values elsewhere.</source>
        <translation>La misma tarea, número de parámetros y de pasos que con la atención, pero con capas densas: se aprenden de memoria la mayor parte de los ejemplos de entrenamiento, y fuera de ella apenas hacen algo mejor que adivinar entre los valores.</translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s valley</source>
        <translation>El valle de Rosenbrock</translation>
    </message>
    <message>
        <source>A saddle</source>
        <translation>Un punto de silla</translation>
    </message>
    <message>
        <source>Ten curves, moved and stretched at random. Convolutions along the signal find a pattern wherever it stands; dense layers of the same size have to learn it anew for every place.</source>
        <translation>Diez curvas, desplazadas y estiradas al azar. Las convoluciones a lo largo de la señal encuentran un patrón esté donde esté; capas densas del mismo tamaño tienen que aprenderlo de nuevo en cada lugar.</translation>
    </message>
    <message>
        <source>Speed against stability</source>
        <translation>Velocidad frente a estabilidad</translation>
    </message>
    <message>
        <source>Nine rates by six momenta on one valley: beyond η&#xa0;=&#xa0;2&#xa0;(1&#xa0;+&#xa0;β) J blows up, and just inside that edge it falls fastest.</source>
        <translation>Nueve tasas por seis momentos en un mismo valle: más allá de η&#xa0;=&#xa0;2&#xa0;(1&#xa0;+&#xa0;β) J explota, y justo dentro de ese borde cae más deprisa.</translation>
    </message>
    <message>
        <source>Look at what the network believes: for some hundred steps little tells the arms apart, then the boundary winds itself through between them.</source>
        <translation>Mirar lo que cree la red: durante unos cientos de pasos poco distingue los brazos; después, la frontera se enrosca entre ellos.</translation>
    </message>
    <message>
        <source>Vanishing gradients</source>
        <translation>Gradientes que se desvanecen</translation>
    </message>
    <message>
        <source>Look at the gradient norms by layer: through fifty sigmoid layers so little comes back that it rounds to zero; around residual blocks it arrives, and the network learns.</source>
        <translation>Mirar las normas del gradiente por capa: a través de cincuenta capas sigmoides vuelve tan poco que se redondea a cero; por los bloques residuales llega, y la red aprende.</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Simple</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residual</translation>
    </message>
    <message>
        <source>Trapped in a narrow network</source>
        <translation>Atrapada en una red estrecha</translation>
    </message>
    <message>
        <source>XOR from forty starts: with two hidden units some two in five are trapped and J stays high, with four hardly any.</source>
        <translation>XOR desde cuarenta inicios: con dos unidades ocultas unos dos de cada cinco quedan atrapados y J sigue alta; con cuatro, casi ninguno.</translation>
    </message>
    <message>
        <source>Two units</source>
        <translation>Dos unidades</translation>
    </message>
    <message>
        <source>Three units</source>
        <translation>Tres unidades</translation>
    </message>
    <message>
        <source>Four units</source>
        <translation>Cuatro unidades</translation>
    </message>
    <message>
        <source>No mistake left, and still learning</source>
        <translation>Sin errores y aún aprendiendo</translation>
    </message>
    <message>
        <source>Soon no training digit is mistaken any more, yet J keeps falling, and with it, over these twenty seeds, the test error by about a fifth.</source>
        <translation>Pronto no se confunde ningún dígito de entrenamiento, pero J sigue bajando y con ella, en estas veinte semillas, el error de prueba, en torno a una quinta parte.</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Regresión logística</translation>
    </message>
    <message>
        <source>A single linear layer under a cross-entropy: J is convex, so there is one valley to find.</source>
        <translation>Una sola capa lineal con entropía cruzada: J es convexa, así que solo hay un valle que encontrar.</translation>
    </message>
    <message>
        <source>Multilayer perceptron</source>
        <translation>Perceptrón multicapa</translation>
    </message>
    <message>
        <source>Two hidden layers of 32 rectified units, initialized after He: the plain network to begin with.</source>
        <translation>Dos capas ocultas de 32 unidades ReLU, inicializadas según He: la red sencilla para empezar.</translation>
    </message>
    <message>
        <source>Deep sigmoid network</source>
        <translation>Red sigmoide profunda</translation>
    </message>
    <message>
        <source>Ten layers of sigmoids: watch the gradient norms fade from the output to the input.</source>
        <translation>Diez capas de sigmoides: se ve cómo las normas del gradiente se desvanecen de la salida a la entrada.</translation>
    </message>
    <message>
        <source>LeNet</source>
        <translation>LeNet</translation>
    </message>
    <message>
        <source>Convolutions and averages in turn, then dense layers, as in LeNet-5 (LeCun et al. 1998).</source>
        <translation>Convoluciones y promedios por turnos, después capas densas, como en LeNet-5 (LeCun et al. 1998).</translation>
    </message>
    <message>
        <source>Residual CNN</source>
        <translation>CNN residual</translation>
    </message>
    <message>
        <source>Two residual blocks of convolutions with batch normalization; the second halves the image.</source>
        <translation>Dos bloques residuales de convoluciones con normalización por lotes; el segundo reduce la imagen a la mitad.</translation>
    </message>
    <message>
        <source>A gated recurrent unit reads the sequence step by step; the output sees its last state.</source>
        <translation>Una unidad recurrente con compuertas lee la secuencia paso a paso; la salida ve su último estado.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>A transformer block: self-attention, then dense layers at every step, each in a residual block.</source>
        <translation>Un bloque transformer: autoatención y después capas densas en cada paso, cada una en un bloque residual.</translation>
    </message>
    <message>
        <source>has more classes than can be painted</source>
        <translation>tiene más clases de las que se pueden pintar</translation>
    </message>
    <message>
        <source>it descends on a surface, and there is no network</source>
        <translation>desciende por una superficie y no hay red</translation>
    </message>
    <message>
        <source>would listen to an average, which the script takes at its end only</source>
        <translation>escucharía a un promedio, que el programa solo toma al final</translation>
    </message>
    <message>
        <source>was changed while the run went on, but PyTorch&apos;s optimizer has taken the first value up</source>
        <translation>se cambió durante la ejecución, pero el optimizador de PyTorch ya ha incorporado el primer valor</translation>
    </message>
    <message>
        <source>means that cut off one axis and go beyond the other are not in PyTorch</source>
        <translation>PyTorch no tiene medias que recortan un eje y sobrepasan el otro</translation>
    </message>
    <message>
        <source>PyTorch has no batch normalization for samples of four axes</source>
        <translation>PyTorch no tiene normalización por lotes para muestras de cuatro ejes</translation>
    </message>
    <message>
        <source>PyTorch has channels first, but samples of four axes are left as they are</source>
        <translation>PyTorch pone los canales primero, pero las muestras de cuatro ejes se dejan como están</translation>
    </message>
    <message>
        <source>PyTorch normalizes no single value; make the batch larger</source>
        <translation>PyTorch no normaliza un solo valor; aumente el lote</translation>
    </message>
    <message>
        <source>a script looks up the numbers of the data themselves; nothing may change them before</source>
        <translation>un programa busca los propios números de los datos; nada puede cambiarlos antes</translation>
    </message>
    <message>
        <source>SOAP&apos;s first bases are not unique, for its first matrices are singular; a script would begin with others</source>
        <translation>las primeras bases de SOAP no son únicas, pues sus primeras matrices son singulares; un programa empezaría con otras</translation>
    </message>
    <message>
        <source>it goes on from a state of another run, which a script does not begin with</source>
        <translation>parte de un estado de otra ejecución, y un programa no empieza así</translation>
    </message>
    <message>
        <source>a surface has neither network nor data, which a script is made of</source>
        <translation>una superficie no tiene ni red ni datos, de los que se hace un programa</translation>
    </message>
    <message>
        <source>when it ends the run is known once the run has been made; let it train first</source>
        <translation>cuándo termina la ejecución solo se sabe después de hacerla; deje que entrene primero</translation>
    </message>
    <message>
        <source>listens to evaluations for a part of the run only, which a script does not</source>
        <translation>escucha las evaluaciones solo durante una parte de la ejecución, y un programa no lo hace</translation>
    </message>
    <message>
        <source>a script listens to one loss alone; measures it does not take</source>
        <translation>un programa escucha una sola pérdida; no toma medidas</translation>
    </message>
    <message>
        <source>it has recorded nothing yet; let it train first</source>
        <translation>aún no ha registrado nada; deja que entrene primero</translation>
    </message>
    <message>
        <source>it has no saved state yet; let it train first</source>
        <translation>aún no tiene un estado guardado; deja que entrene primero</translation>
    </message>
    <message>
        <source>must be one line of visible text</source>
        <translation>debe ser una línea de texto visible</translation>
    </message>
    <message>
        <source>holds nothing</source>
        <translation>no contiene nada</translation>
    </message>
    <message>
        <source>is the same in every row</source>
        <translation>es igual en todas las filas</translation>
    </message>
    <message>
        <source>holds dates; add columns with what matters of them, such as the month</source>
        <translation>contiene fechas; añade columnas con lo que importe de ellas, como el mes</translation>
    </message>
    <message>
        <source>holds text with too many different values to be categories</source>
        <translation>contiene texto con demasiados valores distintos para ser categorías</translation>
    </message>
    <message>
        <source>numbers the rows</source>
        <translation>numera las filas</translation>
    </message>
    <message>
        <source>is left out as you wish</source>
        <translation>se omite, como pediste</translation>
    </message>
    <message>
        <source>The text is not UTF-8 and was read as Windows-1252.</source>
        <translation>El texto no está en UTF-8 y se leyó como Windows-1252.</translation>
    </message>
    <message>
        <source>{count} cells beside the table are left out.</source>
        <translation>Se omiten {count} celdas al lado de la tabla.</translation>
    </message>
    <message>
        <source>no column is left as an input; see why they were dropped</source>
        <translation>no queda ninguna columna como entrada; mira por qué se descartaron</translation>
    </message>
    <message>
        <source>{count} rows without a target are left out.</source>
        <translation>Se omiten {count} filas sin objetivo.</translation>
    </message>
    <message>
        <source>Missing numbers get the median of the training part: {names}.</source>
        <translation>Los números que faltan reciben la mediana de la parte de entrenamiento: {names}.</translation>
    </message>
    <message>
        <source>Missing categories are a category of their own: {names}.</source>
        <translation>Las categorías que faltan forman una categoría propia: {names}.</translation>
    </message>
    <message>
        <source>Numbers and words are mixed, so each different value is a category: {names}.</source>
        <translation>Hay números y palabras mezclados, así que cada valor distinto es una categoría: {names}.</translation>
    </message>
    <message>
        <source>{count} cells of {name} are no numbers and count as missing, first {cell} in data row {row}.</source>
        <translation>{count} celdas de {name} no son números y cuentan como faltantes; la primera es {cell}, en la fila de datos {row}.</translation>
    </message>
    <message>
        <source>{count} files that are no pictures are passed over.</source>
        <translation>Se pasan por alto {count} archivos que no son imágenes.</translation>
    </message>
    <message>
        <source>is empty; choose a file</source>
        <translation>está vacío; elige un archivo</translation>
    </message>
    <message>
        <source>The arrays {names} are put together and split anew.</source>
        <translation>Los arreglos {names} se juntan y se reparten de nuevo.</translation>
    </message>
    <message>
        <source>Columns of types that are no cells are left out: {names}.</source>
        <translation>Se omiten las columnas de tipos que no caben en celdas: {names}.</translation>
    </message>
    <message>
        <source>Two columns are called {name}; the later one is {other} here.</source>
        <translation>Dos columnas se llaman {name}; aquí la segunda es {other}.</translation>
    </message>
    <message>
        <source>Classes with fewer than 5 samples may be missing from the validation or the test part: {names}.</source>
        <translation>Las clases con menos de 5 muestras pueden faltar en la parte de validación o de prueba: {names}.</translation>
    </message>
    <message>
        <source>the workbook has no sheets</source>
        <translation>el libro no tiene hojas</translation>
    </message>
    <message>
        <source>holds the weights of all layers together; one layer alone cannot be drawn</source>
        <translation>contiene los pesos de todas las capas juntas; no se puede sortear una sola capa</translation>
    </message>
    <message>
        <source>is empty; choose a session that was saved</source>
        <translation>está vacío; elige una sesión guardada</translation>
    </message>
    <message>
        <source>was saved without its weights; choose another run</source>
        <translation>se guardó sin sus pesos; elige otra ejecución</translation>
    </message>
    <message>
        <source>query</source>
        <translation>pesos de consulta</translation>
    </message>
    <message>
        <source>key</source>
        <translation>pesos de clave</translation>
    </message>
    <message>
        <source>value</source>
        <translation>pesos de valor</translation>
    </message>
    <message>
        <source>output</source>
        <translation>pesos de salida</translation>
    </message>
    <message>
        <source>query_bias</source>
        <translation>sesgos de consulta</translation>
    </message>
    <message>
        <source>key_bias</source>
        <translation>sesgos de clave</translation>
    </message>
    <message>
        <source>value_bias</source>
        <translation>sesgos de valor</translation>
    </message>
    <message>
        <source>output_bias</source>
        <translation>sesgos de salida</translation>
    </message>
    <message>
        <source>a block needs at least one layer inside</source>
        <translation>un bloque necesita al menos una capa en su interior</translation>
    </message>
    <message>
        <source>an output layer stands at the end of the network, not inside a block; use a dense layer here</source>
        <translation>una capa de salida va al final de la red, no dentro de un bloque; usa aquí una capa densa</translation>
    </message>
    <message>
        <source>candidate_bias</source>
        <translation>sesgos del candidato</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>ganancias</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>desplazamientos</translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation>magnitud</translation>
    </message>
    <message>
        <source>position</source>
        <translation>posiciones</translation>
    </message>
    <message>
        <source>input</source>
        <translation>pesos de entrada</translation>
    </message>
    <message>
        <source>recurrent</source>
        <translation>pesos recurrentes</translation>
    </message>
    <message>
        <source>binary cross-entropy needs classes, but this data set has values to predict</source>
        <translation>la entropía cruzada binaria necesita clases, pero este conjunto de datos tiene valores que predecir</translation>
    </message>
    <message>
        <source>the focal loss needs classes, but this data set has values to predict</source>
        <translation>la pérdida focal necesita clases, pero este conjunto de datos tiene valores que predecir</translation>
    </message>
    <message>
        <source>the multi-class hinge needs classes, but this data set has values to predict</source>
        <translation>la bisagra multiclase necesita clases, pero este conjunto de datos tiene valores que predecir</translation>
    </message>
    <message>
        <source>the quantile loss needs values to predict, but this data set has classes</source>
        <translation>la pérdida cuantil necesita valores que predecir, pero este conjunto de datos tiene clases</translation>
    </message>
    <message>
        <source>softmax cross-entropy needs classes, but this data set has values to predict</source>
        <translation>la entropía cruzada softmax necesita clases, pero este conjunto de datos tiene valores que predecir</translation>
    </message>
    <message>
        <source>this measure needs class probabilities, but the loss makes scores of the outputs; choose a loss with a softmax or a sigmoid, or another measure</source>
        <translation>esta medida necesita probabilidades de clase, pero la pérdida toma las salidas como puntuaciones; elige una pérdida con softmax o sigmoide, u otra medida</translation>
    </message>
    <message>
        <source>must be the name of a kind</source>
        <translation>debe ser el nombre de un tipo</translation>
    </message>
    <message>
        <source>is not a field here</source>
        <translation>no es un campo de aquí</translation>
    </message>
    <message>
        <source>must have as many numbers at each path</source>
        <translation>debe tener la misma cantidad de números en cada ruta</translation>
    </message>
    <message>
        <source>no code was found in this picture; take it straight from the front, with some white around it</source>
        <translation>no se ha encontrado ningún código en esta imagen; tómala de frente, con algo de blanco alrededor</translation>
    </message>
    <message>
        <source>the code in this picture is not one of Descenso</source>
        <translation>el código de esta imagen no es de Descenso</translation>
    </message>
    <message>
        <source>is too much for a short text; share the session file instead (File › Save)</source>
        <translation>es demasiado para un texto corto; comparte mejor el archivo de la sesión (Archivo › Guardar)</translation>
    </message>
    <message>
        <source>there is no shared experiment here; its text begins with DESCENSO:1:</source>
        <translation>aquí no hay ningún experimento compartido; su texto empieza por DESCENSO:1:</translation>
    </message>
    <message>
        <source>the shared text is of a newer format than this Descenso reads; update it</source>
        <translation>el texto compartido tiene un formato más nuevo que el que lee este Descenso; actualízalo</translation>
    </message>
    <message>
        <source>the shared text is not complete or has a typing error; copy all of it once more</source>
        <translation>el texto compartido no está completo o tiene una errata; cópialo entero otra vez</translation>
    </message>
    <message>
        <source>a file of yours cannot be in a short text; share the session file instead, with the data in it (File › Keep the Data in the Session)</source>
        <translation>un archivo tuyo no cabe en un texto corto; comparte mejor el archivo de la sesión con los datos dentro (Archivo › Guardar los datos en la sesión)</translation>
    </message>
    <message>
        <source>names a file, which a shared text may not</source>
        <translation>nombra un archivo, y un texto compartido no puede hacerlo</translation>
    </message>
    <message>
        <source>needs at least one value</source>
        <translation>necesita al menos un valor</translation>
    </message>
    <message>
        <source>must be as many as before in a branch; start a new run for others</source>
        <translation>deben ser tantos como antes en una rama; para otros, empiece una ejecución nueva</translation>
    </message>
    <message>
        <source>must keep the shapes of its parameters in a branch; start a new run for another network</source>
        <translation>debe conservar las formas de sus parámetros en una rama; para otra red, empiece una ejecución nueva</translation>
    </message>
    <message>
        <source>holds values that are not finite</source>
        <translation>contiene valores que no son finitos</translation>
    </message>
    <message>
        <source>the network has no layers; add at least an output</source>
        <translation>la red no tiene capas; añade al menos una salida</translation>
    </message>
    <message>
        <source>the network has no parameters; there is nothing to train</source>
        <translation>la red no tiene parámetros; no hay nada que entrenar</translation>
    </message>
    <message>
        <source>cannot change while a run goes on; restart the run</source>
        <translation>no puede cambiar durante la ejecución; reinicia la ejecución</translation>
    </message>
    <message>
        <source>has a value of its own in every lane; a change would do nothing</source>
        <translation>tiene un valor propio en cada carril; un cambio no tendría efecto</translation>
    </message>
    <message>
        <source>There is not enough memory; make the network, the batch or the data smaller.</source>
        <translation>No hay memoria suficiente; reduce la red, el lote o los datos.</translation>
    </message>
    <message>
        <source>a failure left this run between two steps; restart it from its last checkpoint</source>
        <translation>un fallo dejó esta ejecución entre dos pasos; reanúdala desde su último punto de control</translation>
    </message>
    <message>
        <source>cannot change in the past of a run; branch off from there</source>
        <translation>no puede cambiar en el pasado de una ejecución; abra una rama desde ahí</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>Insert {layer}</source>
        <translation>Insertar capa {layer}</translation>
    </message>
    <message>
        <source>Insert {count} layers</source>
        <translation>Insertar {count} capas</translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation>Eliminar capa {layer}</translation>
    </message>
    <message>
        <source>Remove {count} layers</source>
        <translation>Eliminar {count} capas</translation>
    </message>
    <message>
        <source>Cut {layer}</source>
        <translation>Cortar {layer}</translation>
    </message>
    <message>
        <source>Cut {count} layers</source>
        <translation>Cortar {count} capas</translation>
    </message>
    <message>
        <source>Duplicate {layer}</source>
        <translation>Duplicar capa {layer}</translation>
    </message>
    <message>
        <source>Duplicate {count} layers</source>
        <translation>Duplicar {count} capas</translation>
    </message>
    <message>
        <source>Move {layer}</source>
        <translation>Mover capa {layer}</translation>
    </message>
    <message>
        <source>Move {count} layers</source>
        <translation>Mover {count} capas</translation>
    </message>
    <message>
        <source>Wrap in a residual block</source>
        <translation>Envolver en un bloque residual</translation>
    </message>
    <message>
        <source>Unwrap the residual block</source>
        <translation>Deshacer el bloque residual</translation>
    </message>
    <message>
        <source>no {title}</source>
        <translation>sin {title}</translation>
    </message>
    <message>
        <source>1 parameter</source>
        <translation>1 parámetro</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} parámetros</translation>
    </message>
    <message>
        <source>{count} multiply–adds</source>
        <translation>{count} multiplicaciones y sumas</translation>
    </message>
    <message>
        <source>The clipboard holds no layers.</source>
        <translation>El portapapeles no contiene capas.</translation>
    </message>
    <message>
        <source>The clipboard holds no layers: {why}.</source>
        <translation>El portapapeles no contiene capas: {why}.</translation>
    </message>
    <message>
        <source>{share} saturated</source>
        <translation>{share} saturado</translation>
    </message>
    <message>
        <source>{share} dead</source>
        <translation>{share} muertas</translation>
    </message>
    <message>
        <source>{share} of its values are saturated: hardly any gradient passes there.</source>
        <translation>{share} de sus valores están saturados: por ahí apenas pasa gradiente.</translation>
    </message>
    <message>
        <source>{share} of its units are dead: closed on every sample, so that nothing changes them.</source>
        <translation>{share} de sus unidades están muertas: cerradas en todas las muestras, de modo que nada las cambia.</translation>
    </message>
</context>
</TS>
